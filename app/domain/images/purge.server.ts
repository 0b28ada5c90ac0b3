import { untilNone, type Batch } from "~/db/batches.server";
import type { Prisma } from "~/db/generated/sqlite/client";
import { lockFor } from "~/db/locks.server";
import { inTransaction, type Transaction } from "~/db/transaction.server";
import { nowMs } from "~/world.server";
import { RESTORE_WINDOW } from "../messages/limits";
import { removeImage } from "./store.server";

/** Removes pictures, and of each what is kept of it once nobody else posted the same. */
export async function dropImages(tx: Transaction, where: Prisma.MessageImageWhereInput): Promise<number> {
  const images = await tx.db.messageImage.findMany({ where, select: { id: true, blobId: true } });
  const { count } = await tx.db.messageImage.deleteMany({
    where: { id: { in: images.map(({ id }) => id) } },
  });
  await dropUnused(tx, { id: { in: [...new Set(images.map(({ blobId }) => blobId))] } });
  return count;
}

async function dropUnused(
  tx: Transaction,
  where: Prisma.ImageBlobWhereInput,
  most?: number,
): Promise<number> {
  const unused = await tx.db.imageBlob.findMany({
    where: { ...where, pictures: { none: {} } },
    ...(most === undefined ? {} : { take: most }),
  });
  let dropped = 0;
  for (const { id, sha256, width } of unused) {
    // An upload of the same bytes either comes before, and keeps them, or comes after and brings its own.
    await lockFor(tx, `image:${sha256}`);
    const { count } = await tx.db.imageBlob.deleteMany({ where: { id, pictures: { none: {} } } });
    if (count > 0) tx.afterCommit(() => void removeImage({ id, width }));
    dropped += count;
  }
  return dropped;
}

/** Until then somebody may still be writing what goes with it. */
const UNPOSTED = 24 * 3600_000;
const AT_ONCE = 200;

/**
 * The job's part: takes away pictures that were never posted, those of messages that were deleted and cannot be
 * restored any more, and what is left of those whose message or room is gone.
 * @returns how many pictures were removed
 */
export async function purgeImages(batch: Batch = inTransaction): Promise<number> {
  const unposted = { messageId: null, createdAt: { lt: new Date(nowMs() - UNPOSTED) } };
  const deleted = { message: { deletedAt: { lt: new Date(nowMs() - RESTORE_WINDOW) } } };
  const removed = await untilNone(batch, async (tx) => {
    const some = await tx.db.messageImage.findMany({
      where: { OR: [unposted, deleted] },
      select: { id: true, messageId: true },
      take: AT_ONCE,
    });
    const messageIds = some.flatMap(({ messageId }) => messageId ?? []);
    const { count } = await tx.db.messageImage.deleteMany({
      where: { id: { in: some.map(({ id }) => id) }, OR: [unposted, deleted] },
    });
    await tx.db.message.updateMany({
      where: { id: { in: messageIds }, deletedAt: deleted.message.deletedAt },
      data: { images: [] },
    });
    return count;
  });
  const old = { createdAt: { lt: new Date(nowMs() - UNPOSTED / 24) } };
  await untilNone(batch, (tx) => dropUnused(tx, old, AT_ONCE));
  return removed;
}
