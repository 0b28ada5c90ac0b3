import { reasonSchema } from "~/domain/sessions/inputs";
import { pullDj } from "~/domain/sessions/roles.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/sessions/{sessionId}/booth/{userId}", "DJs", {
  DELETE: personal({
    summary: "Take a DJ out of the booth",
    about: "For the host, and the owner and moderators of its room.",
    query: reasonSchema,
    success: { 204: "They are not in the booth." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params, query }) => {
      await pullDj(actor, params.sessionId, params.userId, query);
      return nothing();
    },
  }),
});
