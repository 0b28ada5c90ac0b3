import { markThreadRead, markThreadUnreadFrom } from "~/domain/threads/read.server";
import { readThreadSchema, type OwnThread } from "~/domain/threads/schema";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { ownThreadShape } from "~/http/api/thread-shapes";

const told = ({ roomId, postId, thread }: OwnThread) => ok({ roomId, postId, thread });

export const { loader, action } = apiRoute("/rooms/{id}/messages/{msgId}/read", "Messages", {
  POST: personal({
    summary: "Mark a thread read",
    about:
      "The replies to a post, for oneself. Whoever begins a thread, replies in it or is named in it follows it: its post then " +
      "has `thread`. Where the caller does not follow it, nothing is kept.",
    body: readThreadSchema,
    data: ownThreadShape,
    success: { 200: "How far the caller has read it." },
    refusals: ["not_found"],
    repeatable: true,
    run: async ({ actor, params, body }) => told(await markThreadRead(actor, params.id, params.msgId, body)),
  }),
  DELETE: personal({
    summary: "Mark replies unread",
    about:
      "From this reply on; from a post, all of its replies. Whoever did not follow the thread does so now.",
    data: ownThreadShape,
    success: { 200: "How far the caller has read it." },
    refusals: ["not_found"],
    run: async ({ actor, params }) => told(await markThreadUnreadFrom(actor, params.id, params.msgId)),
  }),
});
