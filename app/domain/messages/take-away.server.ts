import type { Transaction } from "~/db/transaction.server";
import { appendToRoom } from "~/streams/room-log.server";
import { now } from "~/world.server";
import { tellReposts } from "./tell-reposts.server";
import { forgetNoticesOf } from "../notifications/forget.server";

/** Deletes a message softly, inside a command: with replies below, a tombstone stays in its place. */
export async function takeAway(
  tx: Transaction,
  roomId: string,
  { id, parentId, seq, userId }: { id: string; parentId: string | null; seq: number; userId: string },
  deletedBy: string,
): Promise<void> {
  const at = now();
  await tx.db.message.update({ where: { id }, data: { deletedAt: at, deletedBy, updatedAt: at } });
  if (parentId)
    await tx.db.message.update({ where: { id: parentId }, data: { replyCount: { decrement: 1 } } });
  await forgetNoticesOf(tx, id);
  await appendToRoom(tx, roomId, "message_deleted", {
    id,
    parentId,
    seq,
    userId,
    deletedAt: at.toISOString(),
  });
  await tellReposts(tx, { id, roomId });
}
