import { joinSession } from "~/domain/sessions/join.server";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { sessionShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/{sessionId}/join", "Sessions", {
  POST: personal({
    summary: "Join a session",
    about: "Joining a room's session joins the room too, where it lets you in.",
    data: sessionShape,
    success: { 200: "You are in: the session." },
    refusals: ["forbidden", "not_found", "conflict"],
    repeatable: true,
    run: async ({ actor, params }) => ok(await joinSession(actor, params.sessionId)),
  }),
});
