import { Prisma } from "~/db/generated/sqlite/client";
import { reader } from "~/db/client.server";
import type { TransactionClient } from "~/db/transaction.server";
import { roomStream } from "~/streams/names";

const { sql } = Prisma;

/** More is not counted: the badge says 99+. */
export const UNREAD_MAX = 100;

/** Posts by others that came after what a person has read of a room, up to UNREAD_MAX. */
export type Unread = {
  roomId: string;
  userId: string;
  lastReadSeq: number;
  count: number;
  /** The number of the room's stream up to which they are counted. */
  countedSeq: number;
};

/**
 * What is unread at each of some marks, in one query.
 * @param marks where they come from, as `m` with its `roomId`, `userId` and `lastReadSeq`; a condition may follow
 */
export async function unreadAt(marks: Prisma.Sql, db: TransactionClient = reader()): Promise<Unread[]> {
  const rows = await db.$queryRaw<Unread[]>`
    SELECT m."roomId", m."userId", m."lastReadSeq",
      coalesce((SELECT "seq" FROM "streams" WHERE "name" = ${roomStream("")} || m."roomId"), 0) AS "countedSeq", (
        SELECT count(*) FROM (SELECT 1 FROM "messages" x
          WHERE x."roomId" = m."roomId" AND x."parentId" IS NULL AND x."seq" > m."lastReadSeq"
            AND x."userId" <> m."userId" AND x."type" <> 'SYSTEM' AND x."deletedAt" IS NULL
          ORDER BY x."seq" LIMIT ${UNREAD_MAX}) sub) AS "count"
    FROM ${marks}`;
  return rows.map((row) => ({
    ...row,
    // What SQL reckons comes as a number that may be larger than JavaScript's.
    ...{ lastReadSeq: Number(row.lastReadSeq), count: Number(row.count), countedSeq: Number(row.countedSeq) },
  }));
}

/**
 * What a person has not read of a room when they come: how many posts by others (up to UNREAD_MAX), and the first.
 * @returns null when all is read
 */
export async function unreadFrom(
  userId: string,
  roomId: string,
  lastReadSeq: number,
): Promise<{ count: number; firstId: string; firstAt: string; readUpTo: number } | null> {
  const first = await reader().message.findFirst({
    where: {
      ...{ roomId, parentId: null, seq: { gt: lastReadSeq }, userId: { not: userId } },
      ...{ type: { not: "SYSTEM" }, deletedAt: null },
    },
    orderBy: { seq: "asc" },
    select: { id: true, createdAt: true },
  });
  if (!first) return null;
  const [unread] = await unreadAt(
    sql`(SELECT ${roomId} AS "roomId", ${userId} AS "userId", CAST(${lastReadSeq} AS INTEGER) AS "lastReadSeq") m`,
  );
  return {
    count: unread!.count,
    firstId: first.id,
    firstAt: first.createdAt.toISOString(),
    readUpTo: lastReadSeq,
  };
}
