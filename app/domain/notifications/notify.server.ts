import type { Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { newId, now } from "~/world.server";
import type { NotificationData, NotificationDto, NotificationKind } from "./schema";

/** Tells a person something in their inbox: with the command that caused it, and at once wherever they are. */
export async function notify(
  tx: Transaction,
  userId: string,
  kind: NotificationKind,
  room: { id: string; slug: string; name: string } | null,
  data: NotificationData = {},
): Promise<void> {
  const createdAt = now();
  const id = newId();
  const place = room && { id: room.id, slug: room.slug, name: room.name };
  await tx.db.notification.create({
    data: { id, userId, kind, roomId: room?.id ?? null, data: { ...data, room: place }, createdAt },
  });
  const told: NotificationDto = {
    ...{ id, kind, room: place, data },
    createdAt: createdAt.toISOString(),
    readAt: null,
  };
  tx.afterCommit(() => announce({ type: "person", userId, change: "notification", data: told }));
}
