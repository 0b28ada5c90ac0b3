import type { Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";

/** Takes the notices of a message away with it: nothing deleted is read in an inbox. */
export async function forgetNoticesOf(tx: Transaction, messageId: string): Promise<void> {
  const told = await tx.db.notification.findMany({ where: { messageId }, select: { userId: true } });
  if (told.length === 0) return;
  await tx.db.notification.deleteMany({ where: { messageId } });
  tx.afterCommit(() => {
    for (const { userId } of told) announce({ type: "person", userId, change: "inbox" });
  });
}
