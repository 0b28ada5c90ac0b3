import type { Batch } from "~/db/batches.server";
import { lockFor } from "~/db/locks.server";
import { inTransaction } from "~/db/transaction.server";
import { newId, now, nowMs } from "~/world.server";
import { nextRun, type Job } from "./job.server";

/** A run is its holder's for so long after each batch. Whoever dies is replaced by then. */
export const LEASE = 2 * 60_000;

/** The run is another's now: whoever held it may write no more. */
export class LeaseLost extends Error {
  override name = "LeaseLost";
}

/** One run of a job, as whoever holds it has it. */
export type Lease = {
  /** A transaction that holds only as long as the run is the holder's: past that it throws LeaseLost and writes nothing. */
  batch: Batch;
  /** @param handled how many things it dealt with. @throws LeaseLost */
  done(handled: number): Promise<void>;
  /** @throws LeaseLost */
  failed(error: unknown): Promise<void>;
  /** Gives the run back, for another node to take at once. */
  release(): Promise<void>;
};

/** Makes sure that every job has its row, and is not due later than its pattern says. */
export async function knowJobs(jobs: readonly Job[]): Promise<void> {
  await inTransaction(async (tx) => {
    // Several nodes may start at once.
    await lockFor(tx, "jobs");
    for (const job of jobs) {
      const { name } = job;
      const dueAt = nextRun(job, now());
      const row = await tx.db.job.findUnique({ where: { name }, select: { dueAt: true } });
      if (!row) await tx.db.job.create({ data: { name, dueAt, createdAt: now() } });
      else if (row.dueAt > dueAt) await tx.db.job.update({ where: { name }, data: { dueAt } });
    }
  });
}

/**
 * Takes a run that is due. Of all who try at once, on any node, one gets it: the condition and the change are one
 * statement.
 * @returns null where it is not due, or somebody else has it
 */
export async function takeRun(job: Job): Promise<Lease | null> {
  const holder = newId();
  const { name } = job;
  const { count } = await inTransaction(({ db }) =>
    db.job.updateMany({
      where: {
        ...{ name, dueAt: { lte: now() } },
        OR: [{ heldUntil: null }, { heldUntil: { lte: now() } }],
      },
      data: { holder, heldUntil: end(), startedAt: now() },
    }),
  );
  return count === 1 ? leaseOf(job, holder) : null;
}

const end = () => new Date(nowMs() + LEASE);

function leaseOf(job: Job, holder: string): Lease {
  const where = { name: job.name, holder };
  const batch: Batch = (work) =>
    inTransaction(async (tx) => {
      // The row stays locked until the commit: nobody takes the run over while this is being written.
      const { count } = await tx.db.job.updateMany({ where, data: { heldUntil: end() } });
      if (count === 0) throw new LeaseLost(job.name);
      return work(tx);
    });
  const free = { holder: null, heldUntil: null };
  const over = () => ({ ...free, finishedAt: now(), dueAt: nextRun(job, now()) });
  return {
    batch,
    done: (handled) =>
      batch(async ({ db }) => {
        const data = { ...over(), outcome: "DONE" as const, handled, error: null, succeededAt: now() };
        await db.job.updateMany({ where, data });
      }),
    failed: (error) =>
      batch(async ({ db }) => {
        const data = { ...over(), outcome: "FAILED" as const, handled: null, error: wordsOf(error) };
        await db.job.updateMany({ where, data });
      }),
    release: () =>
      inTransaction(async ({ db }) => {
        await db.job.updateMany({ where, data: free });
      }),
  };
}

/** What a fault says in one line. */
function wordsOf(error: unknown): string {
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return words.replace(/\s+/g, " ").trim().slice(0, 300);
}
