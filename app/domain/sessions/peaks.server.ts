import { LRUCache } from "lru-cache";
import { inTransaction } from "~/db/transaction.server";
import { now } from "~/world.server";

/** What this process has written: of a session that many listen to, only a new peak of the day is. */
const written = new LRUCache<string, number>({ max: 5000 });

/** Remembers how many listen to a room's session, should they be the most of the day. */
export async function notePeak(
  session: { id: string; roomId: string | null },
  listening: number,
): Promise<void> {
  const { id: sessionId, roomId } = session;
  if (!roomId || listening === 0) return;
  const day = now().toISOString().slice(0, 10);
  const key = `${sessionId} ${day}`;
  if ((written.get(key) ?? 0) >= listening) return;
  await inTransaction(async (tx) => {
    await tx.db.$executeRaw`
      INSERT INTO "listening_peaks" ("sessionId", "roomId", "day", "peak") VALUES (${sessionId}, ${roomId}, ${day}, ${listening})
      ON CONFLICT ("sessionId", "day") DO UPDATE SET "peak" = ${listening} WHERE "listening_peaks"."peak" < ${listening}`;
  });
  written.set(key, listening);
}
