import { playAgain } from "~/domain/sessions/queue.server";
import { created } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { queueItemShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/{sessionId}/queue/{itemId}/again", "Queue", {
  POST: personal({
    summary: "Add a track of the history again",
    about: "As a track of yours, by the rules for adding one.",
    data: queueItemShape,
    success: { 201: "The new track in the queue." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) => created(await playAgain(actor, params.sessionId, params.itemId)),
  }),
});
