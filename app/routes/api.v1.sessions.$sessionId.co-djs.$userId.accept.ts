import { answerAsk } from "~/domain/sessions/roles.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/sessions/{sessionId}/co-djs/{userId}/accept", "DJs", {
  POST: personal({
    summary: "Accept somebody who asked to be a co-DJ",
    about: "For the host.",
    success: { 204: "They are a co-DJ." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) => {
      await answerAsk(actor, params.sessionId, params.userId, true);
      return nothing();
    },
  }),
});
