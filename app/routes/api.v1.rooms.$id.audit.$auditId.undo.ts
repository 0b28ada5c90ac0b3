import { undo } from "~/domain/moderation/undo.server";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { auditShape } from "~/http/api/moderation-shapes";

export const { loader, action } = apiRoute("/rooms/{id}/audit/{auditId}/undo", "Moderation", {
  POST: personal({
    summary: "Undo what a line of the log tells",
    about: "By its opposite, which is logged too. Only where the line is `undoable`.",
    data: auditShape,
    success: { 200: "The line, undone." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) => ok(await undo(actor, params.id, params.auditId)),
  }),
});
