import { reader } from "~/db/client.server";
import { inTransaction } from "~/db/transaction.server";
import type { Actor } from "~/domain/actor";
import { superAdminNow } from "~/domain/admin/acting.server";
import { asSuperAdmin } from "~/domain/admin/policy";
import { conflict, notFound } from "~/domain/errors";
import { audit } from "~/domain/moderation/audit.server";
import { now } from "~/world.server";
import type { Job } from "./job.server";
import { JOBS } from "./list.server";
import type { JobDto } from "./schema";
import { wake } from "./wake.server";

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof reader>["job"]["findUnique"]>>>;

/**
 * All jobs, with when each last ran, how it ended, and when it runs next.
 * @throws Refusal `not_found` for whoever is no super admin
 */
export async function jobsOf(actor: Actor): Promise<JobDto[]> {
  asSuperAdmin(actor);
  const rows = new Map((await reader().job.findMany()).map((row) => [row.name, row]));
  return JOBS.flatMap((job) => {
    const row = rows.get(job.name);
    return row ? [jobDto(job, row)] : [];
  });
}

/**
 * Makes a job due now, on whichever node takes it. One that is due or under way already is left as it is.
 * @throws Refusal `not_found` (also for whoever is no super admin), `conflict` while it runs
 */
export async function runJobNow(actor: Actor, name: string): Promise<JobDto> {
  const person = asSuperAdmin(actor);
  const job = JOBS.find((one) => one.name === name);
  if (!job) throw notFound("This job");
  return inTransaction(async (tx) => {
    await superAdminNow(tx, person);
    const row = await tx.db.job.findUnique({ where: { name } });
    if (!row) throw notFound("This job");
    if (row.heldUntil && row.heldUntil > now()) throw conflict("This job is running now.");
    const next = await tx.db.job.update({
      where: { name },
      data: { dueAt: row.dueAt < now() ? row.dueAt : now() },
    });
    await audit(tx, {
      ...{ roomId: null, actorId: person.id, action: "RUN_JOB", targetId: name, data: { job: name } },
    });
    tx.afterCommit(wake);
    return jobDto(job, next);
  });
}

function jobDto({ name, about, pattern }: Job, row: Row): JobDto {
  const iso = (time: Date | null) => time?.toISOString() ?? null;
  const { outcome, handled, error } = row;
  return {
    ...{ name, about, pattern, outcome, handled, error },
    running: row.heldUntil !== null && row.heldUntil > now(),
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
    succeededAt: iso(row.succeededAt),
    dueAt: row.dueAt.toISOString(),
  };
}
