import type { Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { sessionStream } from "~/streams/names";
import { liveSessionIn, type SessionRow } from "./access.server";
import { passTime } from "./change.server";
import { endInside } from "./end.server";
import { putOut } from "./machine/leaving";

/** What happens to a room's session when something happens to the room, inside that command's transaction. */

/**
 * Somebody is out of the room: they are out of its session too, of its booth and its co-DJs, with what they had
 * waiting there, and their sockets leave its stream before this is answered.
 */
export async function expel(
  tx: Transaction,
  roomId: string,
  userId: string,
  reason: "left" | "kicked" | "banned",
): Promise<void> {
  const session = await liveSessionIn(tx, roomId);
  // Whoever leaves a public room by themselves may go on listening to what is public there.
  if (reason === "left" && session && !session.isPrivate) return;
  if (session) {
    await passTime(tx, session, (state, world) => putOut(state, userId, world), { also: [userId] });
    const stream = sessionStream(session.id);
    tx.afterCommit(() => announce({ type: "evicted", userId, stream, reason }));
  }
  // Nor do past ones that were private go on knowing them.
  await tx.db.sessionPerson.deleteMany({ where: { userId, session: { roomId } } });
}

/** The room turns private: so do its sessions, past ones too, and whoever is outside is out of the one that goes on. */
export async function closeSessionsToOutsiders(
  tx: Transaction,
  roomId: string,
  memberIds: Set<string>,
): Promise<void> {
  const session = await liveSessionIn(tx, roomId);
  await tx.db.dJSession.updateMany({
    where: { roomId, isPrivate: false, status: "ENDED" },
    data: { isPrivate: true },
  });
  if (session) await closeToOutsiders(tx, session, memberIds);
  await tx.db.sessionPerson.deleteMany({
    where: { session: { roomId }, user: { memberships: { none: { roomId } } } },
  });
}

async function closeToOutsiders(tx: Transaction, session: SessionRow, memberIds: Set<string>): Promise<void> {
  await passTime(
    tx,
    session,
    (before, world) => {
      const here = [before.hostId, ...before.people.map(({ userId }) => userId)];
      const owners = before.items.map(({ addedBy }) => addedBy);
      const outsiders = new Set([...here, ...owners].filter((userId) => !memberIds.has(userId)));
      return [...outsiders].reduce((state, userId) => putOut(state, userId, world), before);
    },
    { words: { isPrivate: true, inviteToken: null } },
  );
  const stream = sessionStream(session.id);
  tx.afterCommit(() => announce({ type: "outsiders_evicted", stream, memberIds, reason: "private" }));
}

/** The room is deleted: its session ends, and nobody reads its stream any longer. */
export async function closeSessions(tx: Transaction, roomId: string): Promise<void> {
  const session = await liveSessionIn(tx, roomId);
  if (!session) return;
  await endInside(tx, session, null);
  const stream = sessionStream(session.id);
  tx.afterCommit(() => announce({ type: "stream_closed", stream, reason: "deleted" }));
}
