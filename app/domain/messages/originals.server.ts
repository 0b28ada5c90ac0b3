import { reader } from "~/db/client.server";
import type { Prisma } from "~/db/generated/sqlite/client";
import type { TransactionClient } from "~/db/transaction.server";
import { USER_COLUMNS, type UserRow } from "../accounts/user-dto";
import type { Actor } from "../actor";
import { hasRooms } from "../flags/parts.server";
import { visibleRoom } from "../sessions/visible.server";
import { messageDto } from "./message-dto";
import type { MessageDto, OriginalDto, Repost } from "./schema";

// What reposts show of their originals. Never kept with the repost: whether there is something to show, and for whom, is
// decided anew each time it is read.

const SHOWN = {
  user: { select: USER_COLUMNS },
  room: { select: { slug: true, name: true, isPrivate: true } },
} as const;

/** What anybody may read, banned from its room or not: they could look in without signing in. */
const OPEN = { isPrivate: false, deletedAt: null };

/** The same messages, the reposts among them with as much of their originals as the actor may read. */
export function withOriginals(actor: Actor, messages: MessageDto[]): Promise<MessageDto[]> {
  const open = hasRooms(actor) ? [OPEN] : [];
  return filled(reader(), messages, { OR: [...open, visibleRoom(actor)] }, null);
}

/**
 * The same as everybody in the room sees them: for events, which are told to all alike. What only some may read is left
 * to be asked for.
 */
export function asAllSee(
  db: TransactionClient,
  roomId: string,
  messages: MessageDto[],
): Promise<MessageDto[]> {
  return filled(db, messages, { OR: [OPEN, { id: roomId, deletedAt: null }] }, "ask");
}

/** What everybody in a room sees of an original, by its id. */
export async function repostAsAllSee(
  db: TransactionClient,
  roomId: string,
  original: { id: string; roomId: string },
  ask: string,
): Promise<Repost> {
  const where = { OR: [OPEN, { id: roomId, deletedAt: null }] };
  const found = (await originals(db, [original.id], where)).get(original.id);
  if (found) return { original: found };
  const hidden = { id: original.id, deletedAt: null, room: { deletedAt: null } };
  return (await db.message.count({ where: hidden })) > 0 ? { original: null, ask } : { original: null };
}

async function filled(
  db: TransactionClient,
  messages: MessageDto[],
  room: Prisma.RoomWhereInput,
  otherwise: "ask" | null,
): Promise<MessageDto[]> {
  const reposts = messages.filter(({ repost }) => repost);
  if (reposts.length === 0) return messages;
  const rows = await db.message.findMany({
    where: { id: { in: reposts.map(({ id }) => id) } },
    select: { id: true, repostOfId: true },
  });
  const of = new Map(rows.map(({ id, repostOfId }) => [id, repostOfId!]));
  const found = await originals(db, [...new Set(of.values())], room);
  return messages.map((message) => {
    if (!message.repost) return message;
    const original = found.get(of.get(message.id) ?? "");
    if (original) return { ...message, repost: { original } };
    return otherwise === "ask" ? message : { ...message, repost: { original: null } };
  });
}

async function originals(
  db: TransactionClient,
  ids: string[],
  room: Prisma.RoomWhereInput,
): Promise<Map<string, OriginalDto>> {
  const where = { id: { in: ids }, deletedAt: null, room };
  const rows = await db.message.findMany({ where, include: SHOWN });
  return new Map(rows.map((row) => [row.id, originalDto(row)]));
}

type Row = Parameters<typeof messageDto>[0] & {
  user: UserRow;
  room: { slug: string; name: string; isPrivate: boolean } | null;
};

/** A message as it stands in a repost: without what belongs to its own place, such as its reactions. */
export function originalDto(row: Row): OriginalDto {
  const { id, roomId, parentId, type, user, text, trackRef, images, ...rest } = messageDto(row, row.user);
  const { mentions, mentionsRoom, createdAt, editedAt } = rest;
  return {
    ...{ id, roomId: roomId!, room: row.room!, parentId, type, user, text, trackRef, images },
    ...(mentions ? { mentions } : {}),
    ...(mentionsRoom ? { mentionsRoom } : {}),
    ...{ createdAt, editedAt },
  };
}

/**
 * The message that a repost of this one passes on: itself, or the original of what is a repost already. Null where there
 * is nothing that the actor may pass on.
 */
export async function originalOf(actor: Actor, messageId: string): Promise<OriginalDto | null> {
  const find = (id: string) =>
    reader().message.findFirst({
      where: { id, deletedAt: null, type: { not: "SYSTEM" }, room: visibleRoom(actor) },
      include: SHOWN,
    });
  const found = await find(messageId);
  const row = found?.repostOfId ? await find(found.repostOfId) : found;
  return row && originalDto(row);
}
