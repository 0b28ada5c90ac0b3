import { askCoDj } from "~/domain/sessions/roles.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/sessions/{sessionId}/co-djs/ask", "DJs", {
  POST: personal({
    summary: "Ask to be a co-DJ",
    success: { 204: "The host is asked." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) => {
      await askCoDj(actor, params.sessionId);
      return nothing();
    },
  }),
});
