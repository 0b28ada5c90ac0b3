import { skipSchema } from "~/domain/sessions/inputs";
import { skip } from "~/domain/sessions/playback.server";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { sessionShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/{sessionId}/skip", "Queue", {
  POST: personal({
    summary: "Skip the track that plays",
    about:
      "For the host, co-DJs, whoever added it, and the room's owner and moderators. `turn` names the track that is meant: " +
      "when it is over already, nothing is skipped.",
    body: skipSchema,
    data: sessionShape,
    success: { 200: "The session with the next track." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params, body }) => ok(await skip(actor, params.sessionId, body)),
  }),
});
