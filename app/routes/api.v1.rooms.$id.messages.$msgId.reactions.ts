import { z } from "zod";
import { reactorsOf } from "~/domain/messages/reactors.server";
import { setReaction } from "~/domain/messages/react.server";
import { reactionSchema } from "~/domain/messages/schema";
import { roomFor } from "~/domain/rooms/access.server";
import { created, list } from "~/http/api/answers.server";
import { open, personal } from "~/http/api/endpoint.server";
import { reactorsQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";
import { messageShape, reactorShape } from "~/http/api/shapes";

export const { loader, action } = apiRoute("/rooms/{id}/messages/{msgId}/reactions", "Messages", {
  GET: open({
    summary: "Who reacted to a message",
    about: "The latest first; with `emoji`, those who reacted with it.",
    query: reactorsQuery,
    data: z.array(reactorShape),
    pages: true,
    success: { 200: "A page of people and their reactions." },
    refusals: ["not_found"],
    run: async ({ actor, params, query }) => {
      const access = await roomFor(actor, params.id);
      const { reactors, nextCursor } = await reactorsOf(access, params.msgId, query);
      return list(reactors, nextCursor);
    },
  }),
  POST: personal({
    summary: "React to a message",
    about: "With any single emoji; a message carries at most 20 different ones.",
    body: reactionSchema,
    data: messageShape,
    success: { 201: "The message with your reaction.", 200: "You had reacted so already." },
    refusals: ["forbidden", "not_found", "conflict"],
    repeatable: true,
    run: async ({ actor, params, body }) => {
      const { message, changed } = await setReaction(actor, params.id, params.msgId, body.emoji, true);
      return created(message, changed);
    },
  }),
});
