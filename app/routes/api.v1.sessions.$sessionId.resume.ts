import { resume } from "~/domain/sessions/playback.server";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { sessionShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/{sessionId}/resume", "Sessions", {
  POST: personal({
    summary: "Let the music go on",
    about: "For the host.",
    data: sessionShape,
    success: { 200: "It plays. The session." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) => ok(await resume(actor, params.sessionId)),
  }),
});
