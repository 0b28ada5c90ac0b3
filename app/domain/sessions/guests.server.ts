import type { Transaction } from "~/db/transaction.server";
import { nowMs } from "~/world.server";
import { notFound } from "../errors";
import { idFrom } from "../ids";
import { banOf } from "../rooms/access.server";
import type { SessionAccess } from "./access.server";

/** Somebody else, as they stand to a session. */
export type Guest = {
  id: string;
  /** The session's room would let them in. */
  mayCome: boolean;
  /** They have joined it, or have been let in. */
  isIn: boolean;
};

/** @throws Refusal `not_found` for nobody */
export async function guestOf(
  tx: Transaction,
  { session, room }: SessionAccess,
  userId: string,
): Promise<Guest> {
  const known = idFrom(userId);
  const user = known
    ? await tx.db.user.findUnique({
        where: { id: known },
        select: { id: true, role: true, deletedAt: true },
      })
    : null;
  if (!user || user.deletedAt) throw notFound("This person");
  const { id } = user;
  const person = await tx.db.sessionPerson.findUnique({
    where: { sessionId_userId: { sessionId: session.id, userId: id } },
    select: { id: true },
  });
  const isIn = person !== null;
  if (!room) return { id, isIn, mayCome: true };
  const key = { roomId_userId: { roomId: room.room.id, userId: id } };
  const membership = await tx.db.roomMembership.findUnique({ where: key, select: { id: true } });
  if (membership || room.room.isPrivate) return { id, isIn, mayCome: membership !== null };
  const ban = await banOf(tx.db, room.room.id, id);
  const isBanned = ban !== null && (!ban.until || ban.until.getTime() > nowMs());
  return { id, isIn, mayCome: !isBanned };
}
