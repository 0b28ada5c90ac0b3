import type { Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { newId, now } from "~/world.server";
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
  const createdAt = now();
  const id = newId();
  const place = room && { id: room.id, slug: room.slug, name: room.name };
  await tx.db.notification.create({
    data: { id, userId, kind, roomId: room?.id ?? null, data: { ...data, room: place }, createdAt },
  });
  tell(tx, userId, { id, kind, room: place, data, createdAt: createdAt.toISOString(), readAt: null });
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
  tell(tx, userId, { id, kind, room: place, data, createdAt: createdAt.toISOString(), readAt: null });
}

function tell(tx: Transaction, userId: string, data: NotificationDto): void {
  tx.afterCommit(() => announce({ type: "person", userId, change: "notification", data }));
}
