import { voteSchema } from "~/domain/sessions/inputs";
import { vote } from "~/domain/sessions/vote.server";
import { created } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { queueItemShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/{sessionId}/queue/{itemId}/vote", "Queue", {
  POST: personal({
    summary: "Vote on a track",
    about:
      "Up, down, or null to take it back; one vote a person and track, never on your own. Downvotes on what plays are " +
      "votes to skip it.",
    body: voteSchema,
    data: queueItemShape,
    success: { 201: "The track with its votes, yours among them." },
    refusals: ["forbidden", "not_found", "conflict"],
    repeatable: true,
    run: async ({ actor, params, body }) => created(await vote(actor, params.sessionId, params.itemId, body)),
  }),
});
