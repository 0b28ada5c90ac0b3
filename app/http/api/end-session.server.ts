import { endSession } from "~/domain/sessions/end.server";
import { reasonSchema } from "~/domain/sessions/inputs";
import { ok } from "./answers.server";
import { personal } from "./endpoint.server";
import { sessionShape } from "./session-shapes";

/** Ends a session: by PATCH as it is documented, and by POST as other things are done. */
export const endOfSession = personal({
  summary: "End a session",
  about: "For the host, and the owner and moderators of its room.",
  body: reasonSchema,
  data: sessionShape,
  success: { 200: "The session, ended." },
  refusals: ["forbidden", "not_found", "conflict"],
  run: async ({ actor, params, body }) => ok(await endSession(actor, params.sessionId, body)),
});
