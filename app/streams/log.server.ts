import { LRUCache } from "lru-cache";
import { reader } from "~/db/client.server";
import { gathered } from "~/db/gathered.server";
import { rowInserter } from "~/db/insert-rows.server";
import type { Transaction } from "~/db/transaction.server";
import { now } from "~/world.server";
import { announce, onAnnouncement } from "./bus.server";
import type { StreamName } from "./names";
import { hearingSince } from "./versions.server";

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
 * The numbers of streams as far as this node has heard. Every change is heard here, though on PostgreSQL a moment later:
 * what comes then is told to whoever is in the stream. So the many who join at once need not ask one by one.
 */
const heads = new LRUCache<string, number>({ max: 10_000 });
let headsSince: number | null = 0;

function knownHead(stream: string): number | undefined {
  const since = hearingSince();
  if (since !== headsSince) heads.clear();
  headsSince = since;
  return since === null ? undefined : heads.get(stream);
}

const note = (stream: string, seq: number) => void heads.set(stream, Math.max(seq, knownHead(stream) ?? 0));

onAnnouncement((announcement) => {
  if (announcement.type === "events") for (const { stream, seq } of announcement.events) note(stream, seq);
});

/** Writes events under numbers already taken, and announces them once the transaction is committed. */
export async function record(tx: Transaction, events: StreamEvent[]): Promise<void> {
  await insertEvents(tx.db, events);
  tx.afterCommit(() => announce({ type: "events", events }));
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

const headRow = gathered(async (names: readonly StreamName[]) => {
  const rows = await reader().stream.findMany({ where: { name: { in: [...new Set(names)] } } });
  return names.map((wanted) => rows.find(({ name }) => name === wanted) ?? null);
});

/** A stream's head as it is stored; what it says is known from now on. */
async function readHead(stream: StreamName): Promise<{ seq: number; prunedSeq: number }> {
  const since = hearingSince();
  const { seq, prunedSeq } = (await headRow(stream)) ?? { seq: 0, prunedSeq: 0 };
  if (since !== null && since === hearingSince()) note(stream, seq);
  return { seq, prunedSeq };
}

/** The number of a stream's last event; 0 when nothing has happened. */
export async function headOf(stream: StreamName): Promise<number> {
  return knownHead(stream) ?? (await readHead(stream)).seq;
}

/** Whether nothing has come after a number, as far as this node has heard; false too when it does not know. */
export const isHead = (stream: StreamName, seq: number): boolean => knownHead(stream) === seq;

/** So many streams are asked for at once. */
const AT_ONCE = 500;

/** The numbers of the last events of several streams; of those in which something has happened. */
export async function headsOf(streams: StreamName[]): Promise<Map<StreamName, number>> {
  const heads = new Map<StreamName, number>();
  for (let at = 0; at < streams.length; at += AT_ONCE) {
    const rows = await reader().stream.findMany({
      where: { name: { in: streams.slice(at, at + AT_ONCE) } },
      select: { name: true, seq: true },
    });
    for (const { name, seq } of rows) heads.set(name as StreamName, seq);
  }
  return heads;
}

type Stretch = { stream: StreamName; after: number; limit: number };

/** Events after a number. All who were there when the line was cut ask for the same ones: they are read once. */
const eventRows = gathered(async (asked: readonly Stretch[]) => {
  const keyOf = ({ stream, after, limit }: Stretch) => `${stream} ${after} ${limit}`;
  const stretches = [...new Map(asked.map((stretch) => [keyOf(stretch), stretch])).values()];
  const found = await Promise.all(
    stretches.map(({ stream, after, limit }) =>
      reader().streamEvent.findMany({
        where: { stream, seq: { gt: after } },
        orderBy: { seq: "asc" },
        take: limit,
      }),
    ),
  );
  const byKey = new Map(stretches.map((stretch, at) => [keyOf(stretch), found[at]!]));
  return asked.map((stretch) => byKey.get(keyOf(stretch))!);
});

/** The same as it stands in the database now, for what is compared with other reads of it. */
export const storedHeadOf = async (stream: StreamName): Promise<number> => (await headRow(stream))?.seq ?? 0;

export type Catchup = { seq: number; events: StreamEvent[] } | { seq: number; reset: true };

/**
 * What came after a sequence number, oldest first, at most `limit` events. `reset` means that the log no longer
 * reaches back so far, or that the number is not one of this stream: load the page's data again.
 */
export async function readAfter(stream: StreamName, after: number, limit = 500): Promise<Catchup> {
  if (isHead(stream, after)) return { seq: after, events: [] };
  // The events are read after the head, so an event that comes in between is returned, not missed.
  const { seq, prunedSeq } = await readHead(stream);
  if (after < prunedSeq || after > seq) return { seq, reset: true };
  if (after === seq) return { seq, events: [] };
  const rows = await eventRows({ stream, after, limit });
  // Between one look and the other the oldest may have been pruned.
  if (rows[0]?.seq !== after + 1) return { seq, reset: true };
  const events = rows.map((row) => ({ ...row, stream, createdAt: row.createdAt.toISOString() }));
  return { seq: Math.max(seq, events.at(-1)?.seq ?? 0), events };
}
