import { database, reader } from "~/db/client.server";
import type { TransactionClient } from "~/db/transaction.server";
import type { Actor } from "../actor";
import type { MessageDto } from "../messages/schema";
import { THREAD_UNREAD_MAX, type ThreadMark } from "./schema";

/** The same messages, each post with how far the actor has read its thread, where they follow it. */
export async function withOwnThreads(actor: Actor, messages: MessageDto[]): Promise<MessageDto[]> {
  const posts = messages.filter(({ roomId, parentId, type }) => roomId && !parentId && type !== "SYSTEM");
  if (!actor || posts.length === 0) return messages;
  const marks = await threadMarks(
    reader(),
    actor.id,
    posts.map(({ id }) => id),
  );
  if (marks.size === 0) return messages;
  return messages.map((message) => {
    const thread = marks.get(message.id);
    return thread ? { ...message, thread } : message;
  });
}

/** How far a person has read the threads of some posts, those they follow; one query. */
export async function threadMarks(
  db: TransactionClient,
  userId: string,
  postIds: string[],
): Promise<Map<string, ThreadMark>> {
  const sign = (at: number) => (database().engine === "sqlite" ? "?" : `$${at + 1}`);
  const rows = await db.$queryRawUnsafe<({ postId: string } & Record<keyof ThreadMark, number | bigint>)[]>(
    marked(sign(0), postIds.map((_, at) => sign(at + 1)).join(", ")),
    userId,
    ...postIds,
  );
  return new Map(
    rows.map(({ postId, lastReadSeq, unread, countedSeq }) => [
      postId,
      { lastReadSeq: Number(lastReadSeq), unread: Number(unread), countedSeq: Number(countedSeq) },
    ]),
  );
}

/**
 * One's own replies are not new, deleted ones are gone. The count ends at the most, and walks one index. The stream's
 * number is read with it: so it is known what is in the count.
 */
const marked = (user: string, ids: string) => `
  SELECT "m"."postId", "m"."lastReadSeq", (SELECT count(*) FROM (
    SELECT 1 FROM "messages" AS "r" WHERE "r"."parentId" = "m"."postId" AND "r"."seq" > "m"."lastReadSeq"
      AND "r"."userId" <> "m"."userId" AND "r"."deletedAt" IS NULL LIMIT ${THREAD_UNREAD_MAX}) AS "sub") AS "unread",
    (SELECT "s"."seq" FROM "streams" AS "s" WHERE "s"."name" = 'room:' || "m"."roomId") AS "countedSeq"
  FROM "thread_marks" AS "m" WHERE "m"."userId" = ${user} AND "m"."postId" IN (${ids})`;
