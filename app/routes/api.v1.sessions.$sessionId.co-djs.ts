import { parse } from "~/domain/parse";
import { personSchema } from "~/domain/sessions/inputs";
import { inviteCoDj } from "~/domain/sessions/roles.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/sessions/{sessionId}/co-djs", "DJs", {
  POST: personal({
    summary: "Invite a co-DJ",
    about: "For the host. They accept, or decline.",
    body: personSchema,
    success: { 204: "They are invited." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params, body }) => {
      await inviteCoDj(actor, params.sessionId, parse(personSchema, body).userId);
      return nothing();
    },
  }),
});
