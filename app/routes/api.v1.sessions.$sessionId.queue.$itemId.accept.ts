import { answerSuggestion } from "~/domain/sessions/queue.server";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { queueItemShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/{sessionId}/queue/{itemId}/accept", "Queue", {
  POST: personal({
    summary: "Accept a suggestion",
    about: "For the host and co-DJs.",
    data: queueItemShape,
    success: { 200: "It waits in the queue." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) =>
      ok(await answerSuggestion(actor, params.sessionId, params.itemId, true)),
  }),
});
