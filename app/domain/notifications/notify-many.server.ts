import { rowInserter } from "~/db/insert-rows.server";
import { inTransaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { newId, now } from "~/world.server";
import type { NotificationData, NotificationDto, NotificationKind } from "./schema";

type Row = { id: string; userId: string; kind: string; roomId: string | null; data: object; createdAt: Date };

const insert = rowInserter<Row>("notifications", {
  ...{ id: "plain", userId: "plain", kind: "plain", roomId: "plain", data: "json", createdAt: "time" },
});

/**
 * Tells many the same, in one transaction of its own. What a room told them of this kind before, and nobody has read, is
 * old news: it goes.
 */
export async function notifyMany(
  userIds: string[],
  kind: NotificationKind,
  room: NotificationDto["room"],
  data: NotificationData,
): Promise<void> {
  if (userIds.length === 0) return;
  const createdAt = now();
  const rows = userIds.map((userId) => ({
    ...{ id: newId(), userId, kind, createdAt },
    ...{ roomId: room?.id ?? null, data: { ...data, room } },
  }));
  await inTransaction(async (tx) => {
    if (room)
      await tx.db.notification.deleteMany({
        where: { userId: { in: userIds }, readAt: null, kind, roomId: room.id },
      });
    await insert(tx.db, rows);
    tx.afterCommit(() => {
      for (const { id, userId } of rows) {
        const notice = { id, kind, room, data, createdAt: createdAt.toISOString(), readAt: null };
        announce({ type: "person", userId, change: "notification", data: notice satisfies NotificationDto });
      }
    });
  });
}
