import { AT_ONCE, purge, untilNone, type Batch } from "~/db/batches.server";
import { Prisma } from "~/db/generated/sqlite/client";
import { inTransaction } from "~/db/transaction.server";
import { nowMs } from "~/world.server";
import { PURGE_AFTER } from "../purge-after";

/** Somebody keeps it with words of their own, which go only with its place. */
const NOTED = { removedAt: null, note: { not: "" } };

/**
 * The job's part: removes messages that were deleted a month ago, with their reactions. Where replies or somebody's note
 * hang on one, its place stays, and only what was said there goes; reposts of it have shown nothing since it was deleted.
 * What a report is open about waits for that.
 * @returns how many were removed or emptied
 */
export async function purgeMessages(batch: Batch = inTransaction): Promise<number> {
  const gone: Prisma.MessageWhereInput = {
    deletedAt: { lt: new Date(nowMs() - PURGE_AFTER) },
    reports: { none: { status: "OPEN" } },
  };
  const hasWords: Prisma.MessageWhereInput = {
    OR: [
      { text: { not: null } },
      { trackRef: { not: Prisma.DbNull } },
      { mentions: { not: Prisma.DbNull } },
      { repostOfId: { not: null } },
    ],
  };
  await purge(batch, ({ db }, limit) => db.reaction.deleteMany({ where: { message: gone }, limit }));
  const removed = await untilNone(batch, async ({ db }) => {
    // Of a post whose last reply has just gone it is the turn now.
    const some = await db.message.findMany({
      where: { ...gone, replies: { none: {} }, bookmarks: { none: NOTED } },
      select: { id: true },
      take: AT_ONCE,
    });
    const { count } = await db.message.deleteMany({ where: { id: { in: some.map(({ id }) => id) } } });
    return count;
  });
  const emptied = await purge(batch, ({ db }, limit) =>
    db.message.updateMany({
      where: { ...gone, ...hasWords },
      data: {
        ...{ text: null, trackKey: null, repostOfId: null, repostRoomId: null },
        ...{ trackRef: Prisma.DbNull, mentions: Prisma.DbNull, images: [], reactionCounts: [] },
      },
      limit,
    }),
  );
  return removed + emptied;
}
