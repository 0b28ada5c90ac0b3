import { setReaction } from "~/domain/messages/react.server";
import { reactionSchema } from "~/domain/messages/schema";
import { created } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { messageShape } from "~/http/api/shapes";

export const { loader, action } = apiRoute("/rooms/{id}/messages/{msgId}/reactions", "Messages", {
  POST: personal({
    summary: "React to a message",
    about: "With any single emoji; a message carries at most 20 different ones.",
    body: reactionSchema,
    data: messageShape,
    success: { 201: "The message with your reaction.", 200: "You had reacted so already." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params, body }) => {
      const { message, changed } = await setReaction(actor, params.id, params.msgId, body.emoji, true);
      return created(message, changed);
    },
  }),
});
