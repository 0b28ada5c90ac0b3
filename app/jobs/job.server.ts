import { Cron } from "croner";
import type { Batch } from "~/db/batches.server";

/** Work that is done by the clock, beside requests. */
export type Job = {
  /** As in metrics and addresses. */
  name: string;
  /** What it does, for people. */
  about: string;
  /** When: as cron writes it, in UTC. */
  pattern: string;
  /**
   * Does it, in steps that are each a `batch`: a process that dies or loses the run in between leaves nothing half done,
   * and the next run goes on from there.
   * @returns how many things it has dealt with
   */
  run(batch: Batch): Promise<number>;
};

const inUtc = (pattern: string) => new Cron(pattern, { paused: true, timezone: "UTC" });

/** When a job runs next after a moment. */
export function nextRun({ pattern }: Pick<Job, "pattern">, after: Date): Date {
  const next = inUtc(pattern).nextRun(after);
  if (!next) throw new Error(`The pattern ${pattern} never comes.`);
  return next;
}

/** From one run to the next, in milliseconds. */
export function intervalOf(job: Pick<Job, "pattern">, after: Date): number {
  const next = nextRun(job, after);
  return nextRun(job, next).getTime() - next.getTime();
}
