import { inTransaction, type Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { now } from "~/world.server";
import type { Person } from "../actor";
import { parse } from "../parse";
import { unreadNotifications } from "./queries.server";
import { readNotificationsSchema, type NotificationKind } from "./schema";

/**
 * Marks lines of the person's inbox read: those named, those of a room, else all. Ids that are not theirs are passed over.
 * @returns how many are unread still
 * @throws Refusal `invalid`
 */
export async function markNotificationsRead(person: Person, input: unknown): Promise<{ unread: number }> {
  const { ids, roomId } = parse(readNotificationsSchema, input);
  await inTransaction(async (tx) => {
    const { count } = await tx.db.notification.updateMany({
      where: {
        userId: person.id,
        readAt: null,
        ...(ids ? { id: { in: ids } } : {}),
        ...(roomId ? { roomId } : {}),
      },
      data: { readAt: now() },
    });
    if (count > 0) tx.afterCommit(() => announce({ type: "person", userId: person.id, change: "inbox" }));
  });
  return { unread: await unreadNotifications(person.id) };
}

/** Marks everybody's notices of one kind from a room (null: from none) read: what they told of is done with. */
export async function settleNotices(
  tx: Transaction,
  kind: NotificationKind,
  roomId: string | null,
): Promise<void> {
  const where = { kind, roomId, readAt: null };
  const told = await tx.db.notification.findMany({ where, select: { userId: true } });
  await tx.db.notification.updateMany({ where, data: { readAt: now() } });
  tx.afterCommit(() => {
    for (const { userId } of told) announce({ type: "person", userId, change: "inbox" });
  });
}
