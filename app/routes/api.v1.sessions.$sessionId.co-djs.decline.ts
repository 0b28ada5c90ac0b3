import { answerInvite } from "~/domain/sessions/roles.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/sessions/{sessionId}/co-djs/decline", "DJs", {
  POST: personal({
    summary: "Decline to be a co-DJ",
    about: "Whoever was invited.",
    success: { 204: "You are not." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) => {
      await answerInvite(actor, params.sessionId, false);
      return nothing();
    },
  }),
});
