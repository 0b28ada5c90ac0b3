import { answerInvite } from "~/domain/sessions/roles.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/sessions/{sessionId}/co-djs/accept", "DJs", {
  POST: personal({
    summary: "Accept to be a co-DJ",
    about: "Whoever was invited.",
    success: { 204: "You are a co-DJ." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) => {
      await answerInvite(actor, params.sessionId, true);
      return nothing();
    },
  }),
});
