import type { Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { roomStream } from "~/streams/names";
import { appendToRoom } from "~/streams/room-log.server";
import { newId, now, nowMs } from "~/world.server";
import { USER_COLUMNS, userDto } from "../accounts/user-dto";
import { conflict, invalid, notFound } from "../errors";
import { idFrom } from "../ids";
import { dismiss } from "../members/leave.server";
import { notify } from "../notifications/notify.server";
import { allowIn, type RoomAccess } from "../rooms/access.server";
import { expel } from "../sessions/expel.server";
import { audit, type AuditEntry } from "./audit.server";
import type { Act, Order } from "./order.server";

const DAY = 86_400_000;

/** Puts a member out. They may come back where the room lets them. */
export const kickUser: Act = async (tx, access, order) => {
  const { user, membership } = await personIn(tx, access, order.targetId);
  if (!membership) throw notFound("This member");
  allowIn(access, "kick", { userId: user.id, relation: membership.role, siteRole: user.role });
  await dismiss(tx, access.room, userDto(user), "kicked");
  await notify(tx, user.id, "KICKED", access.room, { reason: order.reason });
  return audit(tx, line(access, order, "KICK_USER", user.id));
};

/** Puts somebody out and keeps them out, a member or not. Banned already, the ban's end and reason change. */
export const banUser: Act = async (tx, access, order) => {
  const { user, membership } = await personIn(tx, access, order.targetId);
  allowIn(access, "ban", { userId: user.id, relation: membership?.role ?? "NONE", siteRole: user.role });
  const until = ending(order.until ?? null);
  await sanction(tx, access, "BAN", user.id, until, order.reason);
  await tx.db.roomInvite.updateMany({
    where: { roomId: access.room.id, userId: user.id, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now() },
  });
  await tx.db.joinRequest.updateMany({
    where: { roomId: access.room.id, userId: user.id, status: "PENDING" },
    data: { status: "DENIED", decidedAt: now(), decidedBy: access.actor.id },
  });
  if (membership) await dismiss(tx, access.room, userDto(user), "banned");
  else {
    await expel(tx, access.room.id, user.id, "banned");
    const stream = roomStream(access.room.id);
    tx.afterCommit(() => announce({ type: "evicted", userId: user.id, stream, reason: "banned" }));
  }
  const data = { until: until?.toISOString() ?? null };
  await notify(tx, user.id, "BANNED", access.room, { reason: order.reason, ...data });
  return audit(tx, { ...line(access, order, "BAN_USER", user.id), data });
};

/** Lets somebody come back before their ban ends. */
export const unbanUser: Act = async (tx, access, order) => {
  const { user } = await personIn(tx, access, order.targetId);
  allowIn(access, "unban");
  const ban = await lift(tx, access, "BAN", user.id);
  if (!ban) throw conflict("This person is not banned.");
  await notify(tx, user.id, "UNBANNED", access.room, { reason: order.reason });
  // A page of theirs that says they are banned is no longer true.
  tx.afterCommit(() => announce({ type: "person", userId: user.id, change: "memberships" }));
  return audit(tx, {
    ...line(access, order, "UNBAN_USER", user.id),
    data: { until: ban.until?.toISOString() ?? null },
  });
};

/** Keeps somebody from posting and reacting, for 24 hours unless the order says otherwise. */
export const muteUser: Act = async (tx, access, order) => {
  const { user, membership } = await personIn(tx, access, order.targetId);
  allowIn(access, "mute", { userId: user.id, relation: membership?.role ?? "NONE", siteRole: user.role });
  const until = ending(order.until ?? null) ?? new Date(nowMs() + DAY);
  await sanction(tx, access, "MUTE", user.id, until, order.reason);
  if (membership) await setMute(tx, access, user.id, until);
  const data = { until: until.toISOString() };
  await notify(tx, user.id, "MUTED", access.room, { reason: order.reason, ...data });
  return audit(tx, { ...line(access, order, "MUTE_USER", user.id), data });
};

/** Lets somebody post again before their mute ends. */
export const unmuteUser: Act = async (tx, access, order) => {
  const { user, membership } = await personIn(tx, access, order.targetId);
  allowIn(access, "unmute", { userId: user.id, relation: membership?.role ?? "NONE", siteRole: user.role });
  const mute = await lift(tx, access, "MUTE", user.id);
  if (!mute) throw conflict("This person is not muted.");
  if (membership) await setMute(tx, access, user.id, null);
  await notify(tx, user.id, "UNMUTED", access.room, { reason: order.reason });
  return audit(tx, {
    ...line(access, order, "UNMUTE_USER", user.id),
    data: { until: mute.until?.toISOString() ?? null },
  });
};

async function personIn(tx: Transaction, access: RoomAccess, targetId: string) {
  const userId = idFrom(targetId);
  const user = userId ? await tx.db.user.findUnique({ where: { id: userId }, select: USER_COLUMNS }) : null;
  if (!user || user.deletedAt) throw notFound("This person");
  const key = { roomId_userId: { roomId: access.room.id, userId: user.id } };
  return { user, membership: await tx.db.roomMembership.findUnique({ where: key }) };
}

/** @throws Refusal `invalid` for an end that has passed */
function ending(until: Date | null): Date | null {
  if (until && until.getTime() <= nowMs()) throw invalid("until", "The end must lie in the future.");
  return until;
}

async function sanction(
  tx: Transaction,
  { room, actor }: Parameters<Act>[1],
  kind: "BAN" | "MUTE",
  userId: string,
  until: Date | null,
  reason: string | null,
): Promise<void> {
  const rest = { until, reason, createdBy: actor.id, createdAt: now() };
  await tx.db.roomSanction.upsert({
    where: { roomId_userId_kind: { roomId: room.id, userId, kind } },
    create: { id: newId(), roomId: room.id, userId, kind, ...rest },
    update: rest,
  });
}

/** Takes a sanction away. Returns the row, or null where there is none that still holds. */
async function lift(tx: Transaction, { room }: RoomAccess, kind: "BAN" | "MUTE", userId: string) {
  const where = { roomId_userId_kind: { roomId: room.id, userId, kind } };
  const row = await tx.db.roomSanction.findUnique({ where });
  if (row) await tx.db.roomSanction.delete({ where });
  return row && (!row.until || row.until.getTime() > nowMs()) ? row : null;
}

async function setMute(
  tx: Transaction,
  { room }: RoomAccess,
  userId: string,
  mutedUntil: Date | null,
): Promise<void> {
  const where = { roomId_userId: { roomId: room.id, userId } };
  await tx.db.roomMembership.update({ where, data: { mutedUntil } });
  await appendToRoom(tx, room.id, "member_muted", { userId, mutedUntil: mutedUntil?.toISOString() ?? null });
}

function line(
  { room, actor }: Parameters<Act>[1],
  { reason }: Order,
  action: AuditEntry["action"],
  userId: string,
): AuditEntry {
  return { roomId: room.id, actorId: actor.id, action, targetId: userId, targetUserId: userId, reason };
}
