import { parse } from "~/domain/parse";
import { personSchema } from "~/domain/sessions/inputs";
import { handOver } from "~/domain/sessions/roles.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/sessions/{sessionId}/host", "DJs", {
  POST: personal({
    summary: "Hand a session over",
    about: "For the host.",
    body: personSchema,
    success: { 204: "They are its host." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params, body }) => {
      await handOver(actor, params.sessionId, parse(personSchema, body).userId);
      return nothing();
    },
  }),
});
