import { inTransaction, type Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { roomStream } from "~/streams/names";
import { appendToRoom } from "~/streams/room-log.server";
import { now } from "~/world.server";
import type { Actor } from "../actor";
import { tellRepostsFrom } from "../messages/tell-reposts.server";
import { audit } from "../moderation/audit.server";
import { closeSessions } from "../sessions/expel.server";
import { allowIn, roomFor, signedIn } from "./access.server";

/**
 * Deletes a room: from now on it is not found, and its sockets are out before this returns. Softly: the rows are
 * purged later.
 * @param reason for the audit log
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`
 */
export async function deleteRoom(
  actor: Actor,
  idOrSlug: string,
  reason: string | null = null,
): Promise<void> {
  const person = signedIn(actor);
  await inTransaction(async (tx) => {
    const access = await roomFor(actor, idOrSlug, tx);
    allowIn(access, "delete_room");
    await closeRoom(tx, access.room.id, person.id, reason);
  });
}

/** Ends a room inside a command's transaction. */
export async function closeRoom(
  tx: Transaction,
  roomId: string,
  actorId: string,
  reason: string | null = null,
): Promise<void> {
  await closeSessions(tx, roomId);
  await tx.db.room.update({ where: { id: roomId }, data: { deletedAt: now(), updatedAt: now() } });
  await appendToRoom(tx, roomId, "room_deleted", {});
  await tellRepostsFrom(tx, roomId, true);
  await audit(tx, { roomId, actorId, action: "DELETE_ROOM", targetId: roomId, reason });
  const members = await tx.db.roomMembership.findMany({ where: { roomId }, select: { userId: true } });
  tx.afterCommit(() => {
    announce({ type: "stream_closed", stream: roomStream(roomId), reason: "deleted" });
    for (const { userId } of members) announce({ type: "person", userId, change: "memberships" });
  });
}
