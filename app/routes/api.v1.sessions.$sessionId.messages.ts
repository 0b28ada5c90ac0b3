import { z } from "zod";
import { postSchema } from "~/domain/messages/schema";
import { sessionFor } from "~/domain/sessions/access.server";
import { chatPage, postToSession } from "~/domain/sessions/chat.server";
import { created, list } from "~/http/api/answers.server";
import { open, personal } from "~/http/api/endpoint.server";
import { pageQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";
import { messageShape } from "~/http/api/shapes";

export const { loader, action } = apiRoute("/sessions/{sessionId}/messages", "Session chat", {
  GET: open({
    summary: "A session's chat",
    about: "Newest first.",
    query: pageQuery(),
    data: z.array(messageShape),
    pages: true,
    success: { 200: "A page of messages." },
    refusals: ["not_found"],
    run: async ({ actor, params, query }) => {
      const { messages, nextCursor } = await chatPage(await sessionFor(actor, params.sessionId), query);
      return list(messages, nextCursor);
    },
  }),
  POST: personal({
    summary: "Write in a session's chat",
    about: "Answered once it is stored. Sent again with the same `clientId`, it exists once.",
    body: postSchema,
    data: messageShape,
    success: { 201: "The message.", 200: "It was there already: the same message." },
    refusals: ["forbidden", "not_found", "conflict"],
    repeatable: true,
    run: async ({ actor, params, body, madeId }) => {
      const posted = await postToSession(actor, params.sessionId, body, madeId);
      return created(posted.message, posted.created);
    },
  }),
});
