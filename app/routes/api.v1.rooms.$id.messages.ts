import { z } from "zod";
import { newerPosts, timelineAround } from "~/domain/messages/around.server";
import { postMessage } from "~/domain/messages/post.server";
import { thread, timeline } from "~/domain/messages/queries.server";
import { postSchema } from "~/domain/messages/schema";
import { roomFor } from "~/domain/rooms/access.server";
import { created, list } from "~/http/api/answers.server";
import { open, personal } from "~/http/api/endpoint.server";
import { messagesQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";
import { messageShape } from "~/http/api/shapes";

export const { loader, action } = apiRoute("/rooms/{id}/messages", "Messages", {
  GET: open({
    summary: "A room's posts",
    about: "Newest first. With `parentId`, the replies to that post, oldest first.",
    query: messagesQuery,
    data: z.array(messageShape),
    pages: true,
    success: { 200: "A page of messages." },
    refusals: ["not_found"],
    run: async ({ actor, params, query }) => {
      const access = await roomFor(actor, params.id);
      if (query.around || query.newer) {
        const window = query.around
          ? await timelineAround(access, query.around, query.limit)
          : await newerPosts(access, query.newer!, query.limit);
        return list(window.messages, window.nextCursor, { newerCursor: window.newerCursor });
      }
      if (query.parentId === undefined) {
        const { messages, nextCursor } = await timeline(access, query);
        return list(messages, nextCursor);
      }
      const { replies, nextCursor } = await thread(access, query.parentId, query);
      return list(replies, nextCursor);
    },
  }),
  POST: personal({
    summary: "Post a message",
    about:
      "A text, a track, pictures, or all of them. A track's link in the text makes a card by itself. Answered once it is stored. " +
      "Sent again with the same `clientId`, it exists once.",
    body: postSchema,
    data: messageShape,
    success: { 201: "The message.", 200: "It was there already: the same message." },
    refusals: ["forbidden", "not_found", "conflict"],
    repeatable: true,
    run: async ({ actor, params, body, madeId }) => {
      const posted = await postMessage(actor, params.id, body, madeId);
      return created(posted.message, posted.created);
    },
  }),
});
