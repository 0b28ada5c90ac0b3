import { reader } from "~/db/client.server";
import { AT_ONCE, untilNone, type Batch } from "~/db/batches.server";
import { inTransaction, type Transaction } from "~/db/transaction.server";
import { nowMs } from "~/world.server";

/** So long everything that happened can be asked for. */
export const KEPT_FOR = 7 * 24 * 3600_000;
/** So many of the last events of a stream stay, however old: a quiet room's page catches up after months. */
export const KEPT_LEAST = 500;

/**
 * The job's part: forgets old events of streams, from the oldest on. Whoever asks for what came before is told to load
 * anew (see readAfter).
 * @returns how many events there were
 */
export async function pruneStreams(batch: Batch = inTransaction): Promise<number> {
  let pruned = 0;
  for (let after = ""; ;) {
    const heads = await reader().stream.findMany({
      where: { name: { gt: after } },
      orderBy: { name: "asc" },
      take: AT_ONCE,
    });
    const last = heads.at(-1);
    if (!last) return pruned;
    after = last.name;
    for (const { name, seq, prunedSeq } of heads)
      if (seq - prunedSeq > KEPT_LEAST) pruned += await untilNone(batch, (tx) => pruneSome(tx, name));
  }
}

async function pruneSome({ db }: Transaction, stream: string): Promise<number> {
  const head = await db.stream.findUnique({ where: { name: stream }, select: { seq: true } });
  if (!head) return 0;
  const oldest = await db.streamEvent.findMany({
    where: { stream, seq: { lte: head.seq - KEPT_LEAST } },
    orderBy: { seq: "asc" },
    take: AT_ONCE,
    select: { seq: true, createdAt: true },
  });
  const young = oldest.findIndex(({ createdAt }) => createdAt.getTime() >= nowMs() - KEPT_FOR);
  const last = (young < 0 ? oldest : oldest.slice(0, young)).at(-1);
  if (!last) return 0;
  await db.stream.update({ where: { name: stream }, data: { prunedSeq: last.seq } });
  const { count } = await db.streamEvent.deleteMany({ where: { stream, seq: { lte: last.seq } } });
  return count;
}
