import { LRUCache } from "lru-cache";
import { database, reader } from "~/db/client.server";
import { rowInserter } from "~/db/insert-rows.server";
import type { Transaction } from "~/db/transaction.server";
import { now } from "~/world.server";
import { announce } from "./bus.server";
import type { StreamName } from "./names";

/** One thing that happened in a room or session. `seq` grows by one within its stream. */
export type StreamEvent = { stream: StreamName; seq: number; type: string; data: unknown; createdAt: string };

/**
 * Takes the next sequence numbers of a stream. The head's row stays locked until the transaction ends, so whoever
 * writes to the same stream waits: the order of numbers is the order of commits.
 *
 * @returns the first of `count` numbers
 */
export async function takeSeq(tx: Transaction, stream: StreamName, count = 1): Promise<number> {
  const rows = await tx.db.$queryRaw<{ seq: number }[]>`
    INSERT INTO "streams" ("name", "seq") VALUES (${stream}, ${count})
    ON CONFLICT ("name") DO UPDATE SET "seq" = "streams"."seq" + ${count} RETURNING "seq"`;
  return Number(rows[0]!.seq) - count + 1;
}

const insertEvents = rowInserter<StreamEvent>("stream_events", {
  ...{ stream: "plain", seq: "plain", type: "plain", data: "json", createdAt: "time" },
});

/**
 * The numbers of the streams that have moved since the start. On SQLite this process is the only writer, so they are
 * the truth, and the many who join at once need not ask for them one by one.
 */
const heads = new LRUCache<string, number>({ max: 10_000 });

const knownHead = (stream: string) => (database().engine === "sqlite" ? heads.get(stream) : undefined);

/** Writes events under numbers already taken, and announces them once the transaction is committed. */
export async function record(tx: Transaction, events: StreamEvent[]): Promise<void> {
  await insertEvents(tx.db, events);
  tx.afterCommit(() => {
    for (const { stream, seq } of events) heads.set(stream, seq);
    announce({ type: "events", events });
  });
}

/** Appends one event to a stream, inside the command's transaction. */
export async function append(
  tx: Transaction,
  stream: StreamName,
  type: string,
  data: unknown,
): Promise<StreamEvent> {
  const event = { stream, seq: await takeSeq(tx, stream), type, data, createdAt: now().toISOString() };
  await record(tx, [event]);
  return event;
}

/** The number of a stream's last event; 0 when nothing has happened. */
export async function headOf(stream: StreamName): Promise<number> {
  const known = knownHead(stream);
  if (known !== undefined) return known;
  const head = await reader().stream.findUnique({ where: { name: stream }, select: { seq: true } });
  return head?.seq ?? 0;
}

export type Catchup = { seq: number; events: StreamEvent[] } | { seq: number; reset: true };

/**
 * What came after a sequence number, oldest first, at most `limit` events. `reset` means that the log no longer
 * reaches back so far, or that the number is not one of this stream: load the page's data again.
 */
export async function readAfter(stream: StreamName, after: number, limit = 500): Promise<Catchup> {
  if (knownHead(stream) === after) return { seq: after, events: [] };
  // The events are read after the head, so an event that comes in between is returned, not missed.
  const head = await reader().stream.findUnique({ where: { name: stream } });
  const seq = head?.seq ?? 0;
  if (after < (head?.prunedSeq ?? 0) || after > seq) return { seq, reset: true };
  if (after === seq) return { seq, events: [] };
  const rows = await reader().streamEvent.findMany({
    where: { stream, seq: { gt: after } },
    orderBy: { seq: "asc" },
    take: limit,
  });
  const events = rows.map((row) => ({ ...row, stream, createdAt: row.createdAt.toISOString() }));
  return { seq: Math.max(seq, events.at(-1)?.seq ?? 0), events };
}
