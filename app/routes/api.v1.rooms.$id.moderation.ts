import { moderate } from "~/domain/moderation/moderate.server";
import { orderSchema } from "~/domain/moderation/schema";
import { created } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { auditShape } from "~/http/api/moderation-shapes";

export const { loader, action } = apiRoute("/rooms/{id}/moderation", "Moderation", {
  POST: personal({
    summary: "Moderate a person or a message",
    about:
      "For the owner and moderators. `targetId` is a message for DELETE_MESSAGE, RESTORE_MESSAGE and CLEAR_REACTIONS, else a person. It has taken effect everywhere when this answers. Roles, settings and deletion have addresses of their own.",
    body: orderSchema,
    data: auditShape,
    success: { 201: "The line of the log." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params, body }) => created(await moderate(actor, params.id, body), true),
  }),
});
