import { sessionFor } from "~/domain/sessions/access.server";
import { updateSessionSchema } from "~/domain/sessions/inputs";
import { sessionView } from "~/domain/sessions/queries.server";
import { updateSession } from "~/domain/sessions/update.server";
import { ok } from "~/http/api/answers.server";
import { open, personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { sessionShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/{sessionId}", "Sessions", {
  GET: open({
    summary: "A session",
    data: sessionShape,
    success: { 200: "The session as it stands." },
    refusals: ["not_found"],
    run: async ({ actor, params }) => ok(await sessionView(await sessionFor(actor, params.sessionId))),
  }),
  PATCH: personal({
    summary: "Change a session",
    about: "What is left out stays as it is. For the host.",
    body: updateSessionSchema,
    data: sessionShape,
    success: { 200: "The session as it is now." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params, body }) => ok(await updateSession(actor, params.sessionId, body)),
  }),
});
