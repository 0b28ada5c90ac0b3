import type { Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { newId, now, nowMs } from "~/world.server";
import { hasRooms } from "../flags/parts.server";
import { hasLevel, isWanted } from "./levels";
import { isQuiet, type QuietHours } from "./quiet-hours";
import type { NotificationData, NotificationDto, NotificationKind } from "./schema";

type Place = { id: string; slug: string; name: string };

/** Tells a person something in their inbox: with the command that caused it, and at once wherever they are. */
export async function notify(
  tx: Transaction,
  userId: string,
  kind: NotificationKind,
  room: Place | null,
  data: NotificationData = {},
): Promise<void> {
  const member = await standingOf(tx, userId, hasLevel(kind) && room ? room.id : null);
  // Of what is not there for them nobody is told.
  if (room && !member.hasRooms) return;
  if (member.level && !isWanted(kind, member.level)) return;
  const createdAt = now();
  const id = newId();
  const place = room && { id: room.id, slug: room.slug, name: room.name };
  await tx.db.notification.create({
    data: { id, userId, kind, roomId: room?.id ?? null, data: { ...data, room: place }, createdAt },
  });
  const notice = { id, kind, room: place, data, createdAt: createdAt.toISOString(), readAt: null };
  tell(tx, userId, notice, member.quiet);
}

/**
 * The same for what may come in a flood: while a notice of this kind from this room is still unread, it counts up and
 * moves to the top instead of getting company.
 */
export async function notifyFolded(
  tx: Transaction,
  userId: string,
  kind: NotificationKind,
  room: Place | null,
): Promise<void> {
  const unread = await tx.db.notification.findFirst({
    where: { userId, kind, roomId: room?.id ?? null, readAt: null },
  });
  if (!unread) return notify(tx, userId, kind, room, { count: 1 });
  const { room: place, ...before } = unread.data as NotificationData & { room: Place | null };
  const data = { ...before, count: (before.count ?? 1) + 1 };
  const createdAt = now();
  await tx.db.notification.update({
    where: { id: unread.id },
    data: { createdAt, data: { ...data, room: place } },
  });
  const { id } = unread;
  const { quiet } = await standingOf(tx, userId, null);
  const notice = { id, kind, room: place, data, createdAt: createdAt.toISOString(), readAt: null };
  tell(tx, userId, notice, quiet);
}

/** How much the person wants to hear of a room, where that matters, and whether it is quiet for them now. */
async function standingOf(tx: Transaction, userId: string, roomId: string | null) {
  const user = await tx.db.user.findUnique({
    where: { id: userId },
    select: { id: true, role: true, quietHours: true },
  });
  const membership = roomId
    ? await tx.db.roomMembership.findUnique({
        where: { roomId_userId: { roomId, userId } },
        select: { notifyLevel: true },
      })
    : null;
  return {
    hasRooms: hasRooms(user),
    level: membership?.notifyLevel ?? null,
    quiet: isQuiet((user?.quietHours ?? null) as QuietHours | null, nowMs()),
  };
}

/** Tells the person's devices of a line that is in their inbox once this is committed. */
export function tell(tx: Transaction, userId: string, notice: NotificationDto, quiet: boolean): void {
  const data: NotificationDto = quiet ? { ...notice, quiet } : notice;
  tx.afterCommit(() => announce({ type: "person", userId, change: "notification", data }));
}
