import { deleteFromSession } from "~/domain/sessions/chat.server";
import { reasonSchema } from "~/domain/sessions/inputs";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/sessions/{sessionId}/messages/{msgId}", "Session chat", {
  DELETE: personal({
    summary: "Delete a message",
    about: "Your own; the host, and the room's owner and moderators any.",
    query: reasonSchema,
    success: { 204: "It is gone." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params, query }) => {
      await deleteFromSession(actor, params.sessionId, params.msgId, query.reason);
      return nothing();
    },
  }),
});
