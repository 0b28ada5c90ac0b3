import { acceptLink } from "~/domain/sessions/link.server";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { sessionShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/links/{token}/accept", "Sessions", {
  POST: personal({
    summary: "Come in by a link",
    about: "The link of a room's session joins the room too, where it lets you in.",
    data: sessionShape,
    success: { 200: "You are let in: the session." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) => ok(await acceptLink(actor, params.token)),
  }),
});
