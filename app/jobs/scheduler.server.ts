import { Cron } from "croner";
import { reader } from "~/db/client.server";
import type { Batch } from "~/db/batches.server";
import { log } from "~/log.server";
import { jobInterval, jobLastSuccess, jobRuns, jobTook } from "~/metrics/jobs.server";
import { now, nowMs } from "~/world.server";
import { intervalOf, type Job } from "./job.server";
import { knowJobs, LeaseLost, takeRun, type Lease } from "./lease.server";
import { onWake } from "./wake.server";

/** Thrown into a run when the process is asked to end. */
class Stopping extends Error {}

/** Whether a job is due is looked up every five seconds: one query of a table with a dozen rows. */
const LOOK = "*/5 * * * * *";

export type Scheduler = {
  /** Runs what is due and is nobody's. Resolves when those that were taken here have ended. */
  look(): Promise<void>;
  /** Breaks off what runs at its next batch, gives it back, and waits for that. */
  stop(): Promise<void>;
};

/** Runs jobs when they are due. Any number of nodes may do so on one database. */
export function scheduler(jobs: readonly Job[]): Scheduler {
  const running = new Map<string, Promise<void>>();
  let known: Promise<void> | undefined;
  let stopped = false;
  for (const job of jobs) jobInterval.set({ job: job.name }, intervalOf(job, now()) / 1000);

  async function look(): Promise<void> {
    known ??= knowJobs(jobs).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    await known;
    const rows = new Map((await reader().job.findMany()).map((row) => [row.name, row]));
    const mine: Promise<void>[] = [];
    for (const job of jobs) {
      const row = rows.get(job.name);
      if (!row) continue;
      jobLastSuccess.set({ job: job.name }, (row.succeededAt ?? row.createdAt).getTime() / 1000);
      const free = row.heldUntil === null || row.heldUntil <= now();
      if (stopped || !free || row.dueAt > now() || running.has(job.name)) continue;
      const run = runOnce(job).finally(() => running.delete(job.name));
      running.set(job.name, run);
      mine.push(run);
    }
    await Promise.all(mine);
  }

  async function runOnce(job: Job): Promise<void> {
    const lease = await takeRun(job);
    if (!lease) return;
    const from = nowMs();
    const outcome = await outcomeOf(job, lease);
    jobRuns.inc({ job: job.name, outcome });
    jobTook.observe({ job: job.name }, nowMs() - from);
  }

  async function outcomeOf(job: Job, lease: Lease): Promise<"done" | "failed" | "lost"> {
    const batch: Batch = (work) => (stopped ? Promise.reject(new Stopping()) : lease.batch(work));
    try {
      const handled = await job.run(batch);
      await lease.done(handled);
      if (handled > 0) log.info({ event: "job_done", job: job.name, handled });
      jobLastSuccess.set({ job: job.name }, nowMs() / 1000);
      return "done";
    } catch (error) {
      if (error instanceof Stopping) await lease.release();
      if (error instanceof Stopping || error instanceof LeaseLost) return "lost";
      log.error({ event: "job_failed", job: job.name, err: error });
      await lease.failed(error).catch(() => undefined); // Another node has it by now, or the database is away.
      return "failed";
    }
  }

  return {
    look,
    async stop() {
      stopped = true;
      await Promise.allSettled(running.values());
    },
  };
}

/** Begins to run jobs by the clock. Returns the way to stop, which waits for what is under way. */
export function startScheduler(jobs: readonly Job[]): () => Promise<void> {
  const { look, stop } = scheduler(jobs);
  const lookNow = () =>
    void look().catch((error: unknown) => log.error({ event: "jobs_failed", err: error }));
  const timer = new Cron(LOOK, lookNow);
  const stopWaking = onWake(lookNow);
  lookNow();
  return async () => {
    timer.stop();
    stopWaking();
    await stop();
  };
}
