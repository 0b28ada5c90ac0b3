import { deleteMessage } from "~/domain/messages/delete.server";
import { editMessage } from "~/domain/messages/edit.server";
import { editSchema } from "~/domain/messages/schema";
import { nothing, ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { messageShape } from "~/http/api/shapes";

export const { loader, action } = apiRoute("/rooms/{id}/messages/{msgId}", "Messages", {
  PATCH: personal({
    summary: "Edit a message",
    about: "Your own, for 15 minutes.",
    body: editSchema,
    data: messageShape,
    success: { 200: "The message as it is now." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params, body }) => ok(await editMessage(actor, params.id, params.msgId, body)),
  }),
  DELETE: personal({
    summary: "Delete a message",
    about: "Your own; the owner and moderators any. Where there are replies, a tombstone stays.",
    success: { 204: "It is gone." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params }) => {
      await deleteMessage(actor, params.id, params.msgId);
      return nothing();
    },
  }),
});
