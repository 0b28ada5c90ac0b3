import { database } from "~/db/client.server";
import type { Transaction } from "~/db/transaction.server";
import type { StoredMentions } from "../messages/mentions";

/** A message of a room that was just written, or now names somebody else. */
export type Written = {
  message: { roomId: string; parentId: string | null; id: string; seq: number; userId: string };
  mentions: StoredMentions | null;
  /** Who began the thread; null where the message is no new reply. */
  beganBy: string | null;
};

type Following = { userId: string; postId: string; roomId: string; lastReadSeq: number; has: boolean };

/**
 * Whoever begins a thread, writes in it or is named in it follows it: from then on its replies are counted for them. Who
 * is named or answered for the first time has that message still to read, who replies has read what was there. `@room`
 * makes nobody follow. Only members do. One statement whatever the number, none where nobody is concerned.
 */
export async function followThreads(tx: Transaction, written: Written[]): Promise<void> {
  const all = new Map<string, Following>();
  for (const { message, mentions, beganBy } of written) {
    const { roomId, parentId, seq, userId } = message;
    const postId = parentId ?? message.id;
    const follow = (who: string, lastReadSeq: number, has: boolean) => {
      const key = `${postId} ${who}`;
      if (has || !all.has(key)) all.set(key, { userId: who, postId, roomId, lastReadSeq, has });
    };
    // A post that names somebody is no reply: there is nothing to read before it is answered.
    for (const { id } of mentions?.users ?? []) follow(id, parentId ? seq - 1 : seq, false);
    if (!parentId || !beganBy) continue;
    follow(beganBy, seq - 1, false);
    follow(userId, seq, true);
  }
  if (all.size === 0) return;
  await tx.db.$executeRawUnsafe(STATEMENT[database().engine], JSON.stringify([...all.values()]));
}

/** Where somebody follows a thread already, only their own reply (`has`) moves their mark. */
const follows = (rows: string) => `
  INSERT INTO "thread_marks" ("userId", "postId", "roomId", "lastReadSeq")
  SELECT "v"."userId", "v"."postId", "v"."roomId", "v"."lastReadSeq" FROM ${rows} AS "v"
  JOIN "room_memberships" AS "m" ON "m"."roomId" = "v"."roomId" AND "m"."userId" = "v"."userId"
  WHERE "v"."has" OR NOT EXISTS (
    SELECT 1 FROM "thread_marks" AS "t" WHERE "t"."userId" = "v"."userId" AND "t"."postId" = "v"."postId")
  ON CONFLICT ("userId", "postId") DO UPDATE SET "lastReadSeq" = excluded."lastReadSeq"`;

const STATEMENT = {
  sqlite: follows(
    `(SELECT "value" ->> 'userId' AS "userId", "value" ->> 'postId' AS "postId", "value" ->> 'roomId' AS "roomId",
      "value" ->> 'lastReadSeq' AS "lastReadSeq", "value" ->> 'has' AS "has" FROM json_each(?))`,
  ),
  postgresql: follows(
    `(SELECT * FROM json_to_recordset($1::json) AS "r"("userId" TEXT, "postId" TEXT, "roomId" TEXT, "lastReadSeq" INTEGER, "has" BOOLEAN))`,
  ),
};
