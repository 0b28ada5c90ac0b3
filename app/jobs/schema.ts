/** A job as super admins see it. */
export type JobDto = {
  name: string;
  about: string;
  /** When it runs, as cron writes it, in UTC. */
  pattern: string;
  running: boolean;
  startedAt: string | null;
  /** Of the last run that came to its end; null before the first. */
  finishedAt: string | null;
  outcome: "DONE" | "FAILED" | null;
  /** How many things that run dealt with. */
  handled: number | null;
  error: string | null;
  succeededAt: string | null;
  /** When it runs next; in the past where it is about to. */
  dueAt: string;
};
