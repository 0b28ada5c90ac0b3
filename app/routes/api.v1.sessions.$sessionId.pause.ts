import { pause } from "~/domain/sessions/playback.server";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { sessionShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/{sessionId}/pause", "Sessions", {
  POST: personal({
    summary: "Pause the music",
    about: "For the host. Everybody hears the rest from where it stopped.",
    data: sessionShape,
    success: { 200: "It rests. The session." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) => ok(await pause(actor, params.sessionId)),
  }),
});
