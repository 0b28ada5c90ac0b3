import type { MessageDto } from "~/domain/messages/schema";
import type { ThreadMark } from "~/domain/threads/schema";

/** More is not counted. */
const MOST = 100;

/** What an event tells of one reply. */
type Reply = Pick<MessageDto, "seq" | "userId"> & { mentions?: MessageDto["mentions"] };

const names = ({ mentions }: Pick<MessageDto, "mentions">, viewerId: string) =>
  mentions?.some(({ id }) => id === viewerId);

/**
 * A post whose thread has got a reply: it is new to whoever follows the thread. Who wrote it, began the thread, or is named
 * in it follows from now on.
 * @param viewerId who looks, when they are a member of the room
 */
export function withReply(post: MessageDto, reply: Reply, viewerId: string | null): MessageDto {
  const { seq } = reply;
  const mark = post.thread;
  if (!viewerId || mark === null || (mark && seq <= mark.countedSeq)) return post;
  const thread = (lastReadSeq: number, unread: number) => ({
    ...post,
    thread: { lastReadSeq, unread: Math.min(MOST, unread), countedSeq: seq },
  });
  if (reply.userId === viewerId) return thread(seq, 0);
  if (mark) return thread(mark.lastReadSeq, mark.unread + 1);
  return post.userId === viewerId || names(reply, viewerId) ? thread(seq - 1, 1) : post;
}

/** A reply was taken away (-1) or put back (1) by the event with the number `at`. */
export function withReplyChanged(
  post: MessageDto,
  reply: Reply,
  by: 1 | -1,
  viewerId: string | null,
  at: number,
): MessageDto {
  const mark = post.thread;
  if (!mark || at <= mark.countedSeq || reply.userId === viewerId || reply.seq <= mark.lastReadSeq)
    return post;
  // At the most it is not known how many more there are.
  const unread = mark.unread === MOST ? MOST : mark.unread + by;
  return { ...post, thread: { ...mark, unread, countedSeq: at } };
}

/** A post that names somebody makes them follow its thread before there is any reply. */
export function named(post: MessageDto, viewerId: string | null): MessageDto {
  const { seq } = post;
  if (!viewerId || !names(post, viewerId)) return post;
  return { ...post, thread: { lastReadSeq: seq, unread: 0, countedSeq: seq } };
}

/** Somebody may be named by an edit: how much of the thread is new to them then, the server knows. */
export function namedByEdit(
  post: MessageDto,
  edited: Pick<MessageDto, "mentions">,
  viewerId: string | null,
): MessageDto {
  return viewerId && post.thread === undefined && names(edited, viewerId) ? { ...post, thread: null } : post;
}

/**
 * What the server says of one's own mark. Where it is older than what is known it is to be asked for again.
 * @param seq the number up to which the post is true
 */
export function withMark(post: MessageDto, thread: ThreadMark | null, seq: number): MessageDto {
  // Not followed, though it was by all that is known here: who has just begun to may hear that late.
  if (!thread && post.thread) return { ...post, thread: null };
  // Replies to a thread that was not followed, by all that was known here, have not been counted.
  if (thread && thread.countedSeq < (post.thread?.countedSeq ?? seq)) return { ...post, thread: null };
  const { thread: _, ...rest } = post;
  return thread ? { ...rest, thread } : rest;
}
