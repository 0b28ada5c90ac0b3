import { AT_ONCE, purge, untilNone, type Batch } from "~/db/batches.server";
import { reader } from "~/db/client.server";
import { inTransaction } from "~/db/transaction.server";
import { roomStream } from "~/streams/names";
import { nowMs } from "~/world.server";
import { purgeFilesOf } from "../files/files.server";
import { dropImages } from "../images/purge.server";
import { PURGE_AFTER } from "../purge-after";
import { purgeSession } from "../sessions/purge.server";

/**
 * The job's part: removes rooms that were deleted a month ago, with all that belongs to them. Of their log the line stays
 * that tells who deleted them; reposts elsewhere have shown nothing since.
 * @returns how many rows there were
 */
export async function purgeRooms(batch: Batch = inTransaction): Promise<number> {
  let rows = 0;
  for (;;) {
    const room = await reader().room.findFirst({
      where: { deletedAt: { lt: new Date(nowMs() - PURGE_AFTER) } },
      select: { id: true },
    });
    if (!room) return rows;
    rows += await purgeRoom(batch, room.id);
  }
}

/** In steps; the room itself goes last, so that what is broken off is found again. */
async function purgeRoom(batch: Batch, roomId: string): Promise<number> {
  const [own, stream] = [{ roomId }, roomStream(roomId)];
  let rows = 1;
  for (;;) {
    const session = await reader().dJSession.findFirst({ where: own, select: { id: true } });
    if (!session) break;
    rows += await purgeSession(batch, session.id);
  }
  rows += await purge(batch, ({ db }, limit) => db.reaction.deleteMany({ where: { message: own }, limit }));
  rows += await purge(batch, ({ db }, limit) => db.bookmark.deleteMany({ where: { message: own }, limit }));
  rows += await purge(batch, ({ db }, limit) => db.report.deleteMany({ where: own, limit }));
  rows += await purge(batch, ({ db }, limit) => db.notification.deleteMany({ where: own, limit }));
  rows += await untilNone(batch, async (tx) => {
    const some = await tx.db.messageImage.findMany({ where: own, select: { id: true }, take: AT_ONCE });
    return dropImages(tx, { id: { in: some.map(({ id }) => id) } });
  });
  // Replies first: with a post all of its replies would go at once.
  const replies = { ...own, parentId: { not: null } };
  rows += await purge(batch, ({ db }, limit) => db.message.deleteMany({ where: replies, limit }));
  rows += await purge(batch, ({ db }, limit) => db.message.deleteMany({ where: own, limit }));
  rows += await purgeFilesOf(batch, roomId);
  rows += await purge(batch, ({ db }, limit) => db.roomMembership.deleteMany({ where: own, limit }));
  rows += await purge(batch, ({ db }, limit) => db.roomSanction.deleteMany({ where: own, limit }));
  rows += await purge(batch, ({ db }, limit) => db.joinRequest.deleteMany({ where: own, limit }));
  rows += await purge(batch, ({ db }, limit) => db.roomInvite.deleteMany({ where: own, limit }));
  rows += await purge(batch, ({ db }, limit) =>
    db.auditLog.deleteMany({ where: { ...own, action: { not: "DELETE_ROOM" } }, limit }),
  );
  rows += await purge(batch, ({ db }, limit) => db.streamEvent.deleteMany({ where: { stream }, limit }));
  await batch(async ({ db }) => {
    await db.auditLog.updateMany({ where: own, data: { roomId: null } });
    await db.stream.deleteMany({ where: { name: stream } });
    await db.room.deleteMany({ where: { id: roomId } });
  });
  return rows;
}
