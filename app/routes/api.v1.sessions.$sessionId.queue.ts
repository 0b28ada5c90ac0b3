import { z } from "zod";
import { sessionFor } from "~/domain/sessions/access.server";
import { addTrackSchema } from "~/domain/sessions/inputs";
import { queueOf } from "~/domain/sessions/queries.server";
import { addTrack } from "~/domain/sessions/queue.server";
import { created, list } from "~/http/api/answers.server";
import { open, personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { queueItemShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/{sessionId}/queue", "Queue", {
  GET: open({
    summary: "A session's queue",
    about:
      "What plays, what waits in the order in which it will play, and what is suggested. All of it: 100 at most.",
    data: z.array(queueItemShape),
    pages: true,
    success: { 200: "The queue." },
    refusals: ["not_found"],
    run: async ({ actor, params }) => list(await queueOf(await sessionFor(actor, params.sessionId)), null),
  }),
  POST: personal({
    summary: "Add a track",
    about:
      "By its card or its address. In HOST a listener's is a suggestion; ROTATION is for the DJs in the booth.",
    body: addTrackSchema,
    data: queueItemShape,
    success: { 201: "The track in the queue." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params, body }) => created(await addTrack(actor, params.sessionId, body)),
  }),
});
