import { reader } from "~/db/client.server";
import { inSnapshot } from "~/db/snapshot.server";
import type { TransactionClient } from "~/db/transaction.server";
import { roomStream } from "~/streams/names";
import { keptByVersion } from "~/streams/kept.server";
import { PROFILES, versionOf } from "~/streams/versions.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import type { Actor } from "../actor";
import { withOwnBookmarks } from "../bookmarks/own-marks.server";
import { invalidCursor, notFound } from "../errors";
import { idFrom } from "../ids";
import type { RoomAccess, RoomRow } from "../rooms/access.server";
import { withOwnThreads } from "../threads/own-marks.server";
import { messageDto } from "./message-dto";
import { withOriginals } from "./originals.server";
import type { MessageDto } from "./schema";

export const PAGE = 50;

/** The largest number the column holds; PostgreSQL refuses to compare it with a larger one. */
const INT_MAX = 2 ** 31 - 1;

export type MessagePage = {
  /** Newest first. */
  messages: MessageDto[];
  /** Where the next older page begins; null when there is none. */
  nextCursor: string | null;
};

export const AUTHOR = { user: { select: USER_COLUMNS } } as const;
/** Deleted posts show only where replies hang on them. */
export const VISIBLE = { OR: [{ deletedAt: null }, { replyCount: { gt: 0 } }] };

/**
 * A page of a room's posts, newest first.
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function timeline(
  access: RoomAccess,
  page: { cursor?: string | null; limit?: number } = {},
): Promise<MessagePage> {
  const limit = page.limit ?? PAGE;
  const before = page.cursor ? seqOf(page.cursor) : null;
  const { messages, nextCursor } =
    before === null && limit === PAGE
      ? await newest(access.room.id)
      : await older(reader(), access.room.id, before, limit);
  return { messages: await asSeenBy(access.actor, messages), nextCursor };
}

/** The newest page with the room itself and the number of the stream up to which both are true. */
export type RoomSnapshot = MessagePage & { seq: number; room: RoomRow };

/** What a room's page starts from. The posts carry the actor's own reactions. */
export async function roomSnapshot(access: RoomAccess): Promise<RoomSnapshot> {
  const neutral = await newest(access.room.id);
  return { ...neutral, messages: await asSeenBy(access.actor, neutral.messages) };
}

// The newest page as everybody sees it: what every visit reads, so it is kept as long as nothing happens there.
const kept = keptByVersion<RoomSnapshot>(500);

function newest(roomId: string): Promise<RoomSnapshot> {
  const version = `${versionOf(roomStream(roomId))}/${versionOf(PROFILES)}`;
  return kept(roomId, version, () =>
    inSnapshot(async (db) => {
      const head = await db.stream.findUnique({ where: { name: roomStream(roomId) }, select: { seq: true } });
      const room = await db.room.findUniqueOrThrow({ where: { id: roomId } });
      return { seq: head?.seq ?? 0, room, ...(await older(db, roomId, null, PAGE)) };
    }),
  );
}

async function older(
  db: TransactionClient,
  roomId: string,
  before: number | null,
  limit: number,
): Promise<MessagePage> {
  const rows = await db.message.findMany({
    where: { roomId, parentId: null, ...VISIBLE, ...(before === null ? {} : { seq: { lt: before } }) },
    orderBy: { seq: "desc" },
    take: limit + 1,
    include: AUTHOR,
  });
  return {
    messages: rows.slice(0, limit).map((row) => messageDto(row, row.user)),
    nextCursor: rows.length > limit ? String(rows[limit - 1]!.seq) : null,
  };
}

/**
 * One message that has not been deleted.
 * @throws Refusal `not_found`
 */
export async function message(access: RoomAccess, messageId: string): Promise<MessageDto> {
  const id = idFrom(messageId);
  const row = id ? await reader().message.findUnique({ where: { id }, include: AUTHOR }) : null;
  if (!row || row.roomId !== access.room.id || row.deletedAt) throw notFound("This message");
  return (await asSeenBy(access.actor, [messageDto(row, row.user)]))[0]!;
}

export type Thread = {
  /** The number of the room's stream up to which this is true. */
  seq: number;
  post: MessageDto;
  /** Oldest first. */
  replies: MessageDto[];
  nextCursor: string | null;
};

/**
 * A post with a page of its replies; a reply's id leads to its post.
 * @throws Refusal `not_found`, `invalid` for a cursor that is none
 */
export async function thread(
  access: RoomAccess,
  messageId: string,
  page: { cursor?: string | null; limit?: number } = {},
): Promise<Thread> {
  const limit = page.limit ?? PAGE;
  const after = page.cursor ? seqOf(page.cursor) : 0;
  const { head, post, replies } = await inSnapshot(async (db) => {
    const post = await postOfThread(db, access.room.id, messageId);
    const head = await db.stream.findUnique({
      where: { name: roomStream(access.room.id) },
      select: { seq: true },
    });
    const where = { parentId: post.id, deletedAt: null, seq: { gt: after } };
    const replies = await db.message.findMany({
      where,
      orderBy: { seq: "asc" },
      take: limit + 1,
      include: AUTHOR,
    });
    return { head, post, replies };
  });
  const shown = replies.slice(0, limit);
  const all = await asSeenBy(
    access.actor,
    [post, ...shown].map((row) => messageDto(row, row.user)),
  );
  const nextCursor = replies.length > limit ? String(shown.at(-1)!.seq) : null;
  return { seq: head?.seq ?? 0, post: all[0]!, replies: all.slice(1), nextCursor };
}

async function postOfThread(db: TransactionClient, roomId: string, messageId: string) {
  const find = (id: string) => db.message.findUnique({ where: { id }, include: AUTHOR });
  const id = idFrom(messageId);
  const found = id ? await find(id) : null;
  const post = found?.parentId ? await find(found.parentId) : found;
  if (!post || post.roomId !== roomId || (post.deletedAt && post.replyCount === 0))
    throw notFound("This message");
  return post;
}

/** The number in a cursor of a timeline or chat. @throws Refusal `invalid` for a cursor that is none */
export function seqOf(cursor: string): number {
  const seq = /^\d{1,10}$/.test(cursor) ? Number(cursor) : Infinity;
  if (seq > INT_MAX) throw invalidCursor();
  return seq;
}

/**
 * The same messages, with what differs from reader to reader: which reactions are theirs, what they keep, what of the
 * threads they have read, and what they may read of the originals of reposts.
 */
export async function asSeenBy(actor: Actor, messages: MessageDto[]): Promise<MessageDto[]> {
  const own = await withOwnBookmarks(actor, await withOwnReactions(actor, messages));
  return withOriginals(actor, await withOwnThreads(actor, own));
}

async function withOwnReactions(actor: Actor, messages: MessageDto[]): Promise<MessageDto[]> {
  const reacted = messages.filter((message) => message.reactions.length > 0).map((message) => message.id);
  if (!actor || reacted.length === 0) return messages;
  const mine = await ownReactions(reader(), actor, reacted);
  return messages.map((message) => {
    const own = mine.get(message.id);
    if (!own) return message;
    return {
      ...message,
      reactions: message.reactions.map((reaction) => ({ ...reaction, mine: own.has(reaction.emoji) })),
    };
  });
}

/** By message, the emojis with which the actor reacted. */
export async function ownReactions(
  db: TransactionClient,
  actor: Actor,
  messageIds: string[],
): Promise<Map<string, Set<string>>> {
  const mine = new Map<string, Set<string>>();
  if (!actor) return mine;
  const rows = await db.reaction.findMany({
    where: { messageId: { in: messageIds }, userId: actor.id },
    select: { messageId: true, emoji: true },
  });
  for (const { messageId, emoji } of rows) mine.set(messageId, (mine.get(messageId) ?? new Set()).add(emoji));
  return mine;
}
