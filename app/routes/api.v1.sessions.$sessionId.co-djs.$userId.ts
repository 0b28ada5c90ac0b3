import { takeAwayCoDj } from "~/domain/sessions/roles.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/sessions/{sessionId}/co-djs/{userId}", "DJs", {
  DELETE: personal({
    summary: "Take a co-DJ's part away",
    about: "For the host.",
    success: { 204: "They are not a co-DJ." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) => {
      await takeAwayCoDj(actor, params.sessionId, params.userId);
      return nothing();
    },
  }),
});
