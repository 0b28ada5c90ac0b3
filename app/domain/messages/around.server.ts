import { reader } from "~/db/client.server";
import { notFound } from "../errors";
import { idFrom } from "../ids";
import type { RoomAccess } from "../rooms/access.server";
import { messageDto } from "./message-dto";
import { asSeenBy, AUTHOR, PAGE, seqOf, timeline, VISIBLE, type MessagePage } from "./queries.server";

/** A part of the timeline from which it goes on both ways. */
export type MessageWindow = MessagePage & {
  /** Where newer posts begin; null when the newest are here. */
  newerCursor: string | null;
};

/**
 * The timeline around a message: half a page of what came before, half of what came after. A reply's place is its post's.
 * @throws Refusal `not_found`
 */
export async function timelineAround(
  access: RoomAccess,
  messageId: string,
  limit = PAGE,
): Promise<MessageWindow & { postId: string; messageId: string }> {
  const id = idFrom(messageId);
  const found = id
    ? await reader().message.findUnique({
        where: { id },
        select: {
          id: true,
          roomId: true,
          seq: true,
          deletedAt: true,
          parent: { select: { id: true, seq: true } },
        },
      })
    : null;
  if (!found || found.roomId !== access.room.id || found.deletedAt) throw notFound("This message");
  const post = found.parent ?? found;
  const half = Math.ceil(limit / 2);
  const [older, newer] = await Promise.all([
    timeline(access, { cursor: String(post.seq + 1), limit: limit - half + 1 }),
    newerPosts(access, String(post.seq), half),
  ]);
  return {
    messages: [...newer.messages, ...older.messages],
    nextCursor: older.nextCursor,
    newerCursor: newer.newerCursor,
    postId: post.id,
    messageId: found.id,
  };
}

/**
 * The page of posts that follows, newest first like every page.
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function newerPosts(access: RoomAccess, cursor: string, limit = PAGE): Promise<MessageWindow> {
  const after = seqOf(cursor);
  const rows = await reader().message.findMany({
    where: { roomId: access.room.id, parentId: null, ...VISIBLE, seq: { gt: after } },
    orderBy: { seq: "asc" },
    take: limit + 1,
    include: AUTHOR,
  });
  const shown = rows.slice(0, limit);
  const messages = shown.map((row) => messageDto(row, row.user)).reverse();
  return {
    messages: await asSeenBy(access.actor, messages),
    nextCursor: String(after + 1),
    newerCursor: rows.length > limit ? String(shown.at(-1)!.seq) : null,
  };
}

/** How many replies are shown before the one that is looked for, in a thread of several pages. */
const SHOWN_BEFORE = 10;

/** The cursor of the page of a thread that holds a reply; null when the first does, or there is no such reply. */
export async function beforeReply(
  access: RoomAccess,
  postId: string,
  replyId: string,
): Promise<string | null> {
  const [id, parentId] = [idFrom(replyId), idFrom(postId)];
  if (!id || !parentId) return null;
  const reply = await reader().message.findFirst({
    where: { id, roomId: access.room.id, parentId, deletedAt: null },
    select: { seq: true },
  });
  return reply && pageBefore(parentId, reply.seq);
}

/** The cursor of the page of a thread that holds what came after a number; null when the first does. */
export async function beforeUnread(postId: string, readUpTo: number): Promise<string | null> {
  const id = idFrom(postId);
  return id && pageBefore(id, readUpTo + 1);
}

async function pageBefore(parentId: string, seq: number): Promise<string | null> {
  const before = await reader().message.findMany({
    where: { parentId, deletedAt: null, seq: { lt: seq } },
    orderBy: { seq: "desc" },
    take: PAGE,
    select: { seq: true },
  });
  return before.length < PAGE ? null : String(before[SHOWN_BEFORE]!.seq);
}
