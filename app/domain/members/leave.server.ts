import { inTransaction, type Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { roomStream } from "~/streams/names";
import { appendToRoom } from "~/streams/room-log.server";
import { USER_COLUMNS, userDto } from "../accounts/user-dto";
import type { UserDto } from "../accounts/schema";
import type { Actor } from "../actor";
import { conflict } from "../errors";
import { writeSystemPost } from "../messages/system-post.server";
import { audit } from "../moderation/audit.server";
import { notify } from "../notifications/notify.server";
import { roomFor, signedIn, type RoomRow } from "../rooms/access.server";
import { closeRoom } from "../rooms/delete.server";
import { expel } from "../sessions/expel.server";

/**
 * Ends the actor's membership. An owner's room passes to the longest standing moderator, else member; the last one
 * out deletes it, and must say that they mean it.
 * @throws Refusal `unauthenticated`, `not_found`, `conflict` when the last one has not confirmed
 */
export async function leaveRoom(
  actor: Actor,
  idOrSlug: string,
  confirmed = false,
): Promise<{ deleted: boolean }> {
  const person = signedIn(actor);
  return inTransaction(async (tx) => {
    const { room, membership } = await roomFor(actor, idOrSlug, tx);
    if (!membership) return { deleted: false };
    if (room.memberCount === 1) {
      if (!confirmed)
        throw conflict("You are the last one here: leaving deletes the room. Confirm to go on.");
      await closeRoom(tx, room.id, person.id);
      return { deleted: true };
    }
    await dismiss(tx, room, person, "left");
    if (membership.role === "OWNER") await passOn(tx, room, person.id);
    return { deleted: false };
  });
}

/**
 * Takes somebody's membership away, with its event and, when they went by themselves, its post; their sockets leave the
 * stream before this is answered.
 */
export async function dismiss(
  tx: Transaction,
  room: RoomRow,
  user: UserDto,
  reason: "left" | "kicked" | "banned",
): Promise<void> {
  await tx.db.roomMembership.delete({ where: { roomId_userId: { roomId: room.id, userId: user.id } } });
  await tx.db.threadMark.deleteMany({ where: { roomId: room.id, userId: user.id } });
  const { memberCount } = await tx.db.room.update({
    where: { id: room.id },
    data: { memberCount: { decrement: 1 } },
    select: { memberCount: true },
  });
  const kicked = reason !== "left";
  await appendToRoom(tx, room.id, "member_left", { userId: user.id, memberCount, kicked });
  if (!kicked) await writeSystemPost(tx, room.id, user, { kind: "left" });
  await expel(tx, room.id, user.id, reason);
  tx.afterCommit(() => {
    announce({ type: "person", userId: user.id, change: "memberships" });
    // Whoever leaves a public room by themselves may go on reading it.
    if (kicked || room.isPrivate)
      announce({ type: "evicted", userId: user.id, stream: roomStream(room.id), reason });
  });
}

async function passOn(tx: Transaction, room: RoomRow, leaverId: string): Promise<void> {
  const roomId = room.id;
  const heir =
    (await longestStanding(tx, roomId, "MODERATOR")) ?? (await longestStanding(tx, roomId, "MEMBER"));
  if (!heir) return;
  await tx.db.roomMembership.update({ where: { id: heir.id }, data: { role: "OWNER" } });
  await appendToRoom(tx, roomId, "member_role", { userId: heir.userId, role: "OWNER" });
  const user = userDto(heir.user);
  await writeSystemPost(tx, roomId, user, { kind: "role_changed", user, role: "OWNER" });
  await notify(tx, heir.userId, "ROLE_CHANGED", room, { role: "OWNER" });
  await audit(tx, {
    ...{ roomId, actorId: leaverId, action: "CHANGE_ROLE", targetId: heir.userId, targetUserId: heir.userId },
    data: { from: heir.role, to: "OWNER" },
  });
  tx.afterCommit(() => announce({ type: "person", userId: heir.userId, change: "memberships" }));
}

function longestStanding(tx: Transaction, roomId: string, role: "MODERATOR" | "MEMBER") {
  return tx.db.roomMembership.findFirst({
    where: { roomId, role },
    orderBy: [{ joinedAt: "asc" }, { id: "asc" }],
    select: { id: true, userId: true, role: true, user: { select: USER_COLUMNS } },
  });
}
