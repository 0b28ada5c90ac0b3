import { reader } from "~/db/client.server";
import { Prisma } from "~/db/generated/sqlite/client";
import { grouped, type Outcome } from "~/db/grouped.server";
import { lockFor } from "~/db/locks.server";
import type { Transaction } from "~/db/transaction.server";
import { rowUpdater } from "~/db/update-rows.server";
import { announce } from "~/streams/bus.server";
import { roomStream } from "~/streams/names";
import type { Actor, Person } from "../actor";
import { invalid, notFound } from "../errors";
import { idFrom } from "../ids";
import { roomFor, signedIn } from "../rooms/access.server";
import { roomsWithMembers } from "../rooms/rows.server";
import { unreadAt } from "./unread.server";

const { sql } = Prisma;

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

/** Where a mark goes, given the head of the room's stream and where it was. */
type Mark = { person: Person; roomId: string; next: (head: number, before: number) => number };

const write = grouped(writeMarks);

async function setMark(actor: Actor, idOrSlug: string, next: Mark["next"]): Promise<boolean> {
  const person = signedIn(actor);
  const { room, membership } = await roomFor(person, idOrSlug);
  return membership ? write({ person, roomId: room.id, next }) : false;
}

/** Writes a group of marks in one transaction: after each post all who see it move theirs. */
async function writeMarks(tx: Transaction, marks: Mark[]): Promise<Outcome<boolean>[]> {
  const roomIds = [...new Set(marks.map(({ roomId }) => roomId))].sort();
  for (const roomId of roomIds) await lockFor(tx, `room:${roomId}`);
  const userIds = [...new Set(marks.map(({ person }) => person.id))];
  const { rooms, memberships } = await roomsWithMembers(tx, roomIds, userIds);
  const heads = new Map(
    (await tx.db.stream.findMany({ where: { name: { in: roomIds.map(roomStream) } } })).map((row) => [
      row.name,
      row.seq,
    ]),
  );
  const moved = new Map<string, { id: string; lastReadSeq: number }>();
  const outcomes = marks.map(({ person, roomId, next }): Outcome<boolean> => {
    const membership = memberships.find((row) => row.roomId === roomId && row.userId === person.id);
    // Who has just left, or been put out, has no mark; and a private room is none to them.
    const isThere = rooms.some((room) => room.id === roomId && (membership || !room.isPrivate));
    if (!isThere) return { error: notFound("This room") };
    if (!membership) return { value: false };
    const lastReadSeq = next(heads.get(roomStream(roomId)) ?? 0, membership.lastReadSeq);
    if (lastReadSeq === membership.lastReadSeq) return { value: false };
    membership.lastReadSeq = lastReadSeq;
    moved.set(membership.id, { id: membership.id, lastReadSeq });
    return { value: true };
  });
  if (moved.size === 0) return outcomes;
  await updateMarks(tx.db, [...moved.values()]);
  const ids = Prisma.join([...moved.keys()]);
  const unread = await unreadAt(sql`"room_memberships" m WHERE m."id" IN (${ids})`, tx.db);
  for (const { roomId, userId, lastReadSeq, count, countedSeq } of unread) {
    const data = { roomId, lastReadSeq, unread: count, seq: countedSeq };
    tx.afterCommit(() => announce({ type: "person", userId, change: "read", data }));
  }
  return outcomes;
}

const updateMarks = rowUpdater<{ id: string; lastReadSeq: number }>("room_memberships", {
  lastReadSeq: "plain",
});
