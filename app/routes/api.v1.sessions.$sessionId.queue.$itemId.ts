import { moveTrackSchema, reasonSchema } from "~/domain/sessions/inputs";
import { moveTrack, removeTrack } from "~/domain/sessions/queue.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/sessions/{sessionId}/queue/{itemId}", "Queue", {
  PATCH: personal({
    summary: "Move a track",
    about: "`before` another one of the queue, or without it to the end. Your own; the host and co-DJs any.",
    body: moveTrackSchema,
    success: { 204: "It is there." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params, body }) => {
      await moveTrack(actor, params.sessionId, params.itemId, body);
      return nothing();
    },
  }),
  DELETE: personal({
    summary: "Remove a track",
    about: "Your own; the host, co-DJs, and the room's owner and moderators any.",
    query: reasonSchema,
    success: { 204: "It is out of the queue." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params, query }) => {
      await removeTrack(actor, params.sessionId, params.itemId, query);
      return nothing();
    },
  }),
});
