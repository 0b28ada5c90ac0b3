import { reader } from "~/db/client.server";
import { inTransaction, type TransactionClient } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { roomStream } from "~/streams/names";
import type { Actor } from "../actor";
import { invalid } from "../errors";
import { idFrom } from "../ids";
import { roomFor, signedIn } from "../rooms/access.server";

/** More is not counted: the badge says 99+. */
export const UNREAD_MAX = 100;

/**
 * How many posts by others came after what the person has read, up to UNREAD_MAX.
 * @param upTo later ones than this number are not counted
 */
export async function unreadCount(
  userId: string,
  roomId: string,
  lastReadSeq: number,
  { db = reader(), upTo }: { db?: TransactionClient; upTo?: number } = {},
): Promise<number> {
  return db.message.count({
    where: {
      roomId,
      parentId: null,
      seq: { gt: lastReadSeq, ...(upTo === undefined ? {} : { lte: upTo }) },
      userId: { not: userId },
      type: { not: "SYSTEM" },
      deletedAt: null,
    },
    // In the index's order: else all that is unread would be read and sorted before the first are counted.
    orderBy: { seq: "asc" },
    take: UNREAD_MAX,
  });
}

/**
 * What a person has not read of a room when they come: how many posts by others (up to UNREAD_MAX), and the first.
 * @returns null when all is read
 */
export async function unreadFrom(
  userId: string,
  roomId: string,
  lastReadSeq: number,
): Promise<{ count: number; firstId: string; firstAt: string; readUpTo: number } | null> {
  const first = await reader().message.findFirst({
    where: {
      ...{ roomId, parentId: null, seq: { gt: lastReadSeq }, userId: { not: userId } },
      ...{ type: { not: "SYSTEM" }, deletedAt: null },
    },
    orderBy: { seq: "asc" },
    select: { id: true, createdAt: true },
  });
  if (!first) return null;
  const count = await unreadCount(userId, roomId, lastReadSeq);
  return { count, firstId: first.id, firstAt: first.createdAt.toISOString(), readUpTo: lastReadSeq };
}

/**
 * Notes that the person has read the room up to a number (never back; never beyond what there is).
 * @returns whether anything changed
 * @throws Refusal `unauthenticated`, `invalid`, `not_found`
 */
export async function markRead(actor: Actor, idOrSlug: string, upTo: number): Promise<boolean> {
  if (!Number.isSafeInteger(upTo) || upTo < 0)
    throw invalid("seq", "seq must be a number of this room's stream.");
  return setMark(actor, idOrSlug, (head, before) => Math.max(before, Math.min(upTo, head)));
}

/**
 * Makes a post, and what came after it, unread again.
 * @throws Refusal `unauthenticated`, `invalid`, `not_found`
 */
export async function markUnreadFrom(actor: Actor, idOrSlug: string, messageId: string): Promise<boolean> {
  const { room } = await roomFor(signedIn(actor), idOrSlug);
  const id = idFrom(messageId);
  const message = id
    ? await reader().message.findUnique({ where: { id }, select: { roomId: true, seq: true } })
    : null;
  if (message?.roomId !== room.id) throw invalid("messageId", "This post is not in this room.");
  return setMark(actor, idOrSlug, () => message.seq - 1);
}

async function setMark(
  actor: Actor,
  idOrSlug: string,
  next: (head: number, before: number) => number,
): Promise<boolean> {
  const person = signedIn(actor);
  return inTransaction(async (tx) => {
    const { room, membership } = await roomFor(person, idOrSlug, tx);
    if (!membership) return false;
    const head = await tx.db.stream.findUnique({ where: { name: roomStream(room.id) } });
    const seq = head?.seq ?? 0;
    const lastReadSeq = next(seq, membership.lastReadSeq);
    if (lastReadSeq === membership.lastReadSeq) return false;
    await tx.db.roomMembership.update({ where: { id: membership.id }, data: { lastReadSeq } });
    const unread = await unreadCount(person.id, room.id, lastReadSeq, { db: tx.db });
    const data = { roomId: room.id, lastReadSeq, unread, seq };
    tx.afterCommit(() => announce({ type: "person", userId: person.id, change: "read", data }));
    return true;
  });
}
