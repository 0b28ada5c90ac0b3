import { expect, it } from "vitest";
import type { Batch } from "~/db/batches.server";
import { inTransaction } from "~/db/transaction.server";
import { JOBS } from "~/jobs/list.server";
import { intervalOf, nextRun, type Job } from "~/jobs/job.server";
import { LEASE } from "~/jobs/lease.server";
import { scheduler } from "~/jobs/scheduler.server";
import { jobRuns } from "~/metrics/jobs.server";
import { newId, now, nowMs } from "~/world.server";
import { heldClock } from "../support/clock";
import { onEachEngine } from "../support/database";
import { unique } from "../support/people";

const HOUR = 3600;

/** A job that counts its runs, hourly. */
function counting(run?: Job["run"]) {
  const runs: number[] = [];
  const job: Job = {
    ...{ name: `test_${unique()}`, about: "Counts.", pattern: "0 * * * *" },
    run: async (batch) => {
      runs.push(nowMs());
      return run ? run(batch) : 1;
    },
  };
  return { job, runs };
}

/** A promise that somebody else keeps. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

async function counted(job: Job, outcome: string): Promise<number> {
  const { values } = await jobRuns.get();
  return values.find(({ labels }) => labels.job === job.name && labels.outcome === outcome)?.value ?? 0;
}

onEachEngine("jobs", (_, db) => {
  const rowOf = ({ name }: Job) => db().reader.job.findUniqueOrThrow({ where: { name } });

  it("that are due run once each, however many schedulers look at the same moment", async () => {
    const clock = heldClock();
    const all = Array.from({ length: 8 }, () => counting());
    const nodes = Array.from({ length: 4 }, () => scheduler(all.map(({ job }) => job)));
    const look = () => Promise.all(nodes.map((node) => node.look()));
    await look();
    expect(all.map(({ runs }) => runs.length)).toEqual(Array(8).fill(0));
    for (let hour = 1; hour <= 3; hour += 1) {
      clock.pass(HOUR);
      await look();
      // Whoever comes a moment later finds nothing to do: the run has been.
      await look();
      expect(all.map(({ runs }) => runs.length)).toEqual(Array(8).fill(hour));
    }
    const row = await rowOf(all[0]!.job);
    expect(row).toMatchObject({ outcome: "DONE", handled: 1, holder: null, heldUntil: null });
    expect(row.dueAt).toEqual(nextRun(all[0]!.job, now()));
    expect(row.succeededAt).toEqual(row.finishedAt);
    expect(await counted(all[0]!.job, "done")).toBe(3);
  });

  it("missed while no node ran are run once when one comes", async () => {
    const clock = heldClock();
    const { job, runs } = counting();
    await scheduler([job]).look();
    clock.pass(50 * HOUR);
    const node = scheduler([job]);
    await node.look();
    await node.look();
    expect(runs).toHaveLength(1);
  });

  it("that fail say why, are counted, and run again at their next time", async () => {
    const clock = heldClock();
    const { job, runs } = counting(() => Promise.reject(new TypeError("No such\nthing")));
    const node = scheduler([job]);
    await node.look();
    clock.pass(HOUR);
    await node.look();
    await node.look();
    expect(runs).toHaveLength(1);
    const row = await rowOf(job);
    expect(row).toMatchObject({ outcome: "FAILED", error: "TypeError: No such thing", holder: null });
    expect(row.succeededAt).toBeNull();
    expect(await counted(job, "failed")).toBe(1);
    clock.pass(HOUR);
    await node.look();
    expect(runs).toHaveLength(2);
  });

  it("whose node dies are finished by the next, and what wakes up late writes nothing more", async () => {
    const clock = heldClock();
    const name = unique();
    const written = () => db().reader.trackLookup.count({ where: { key: { startsWith: `${name}:` } } });
    const write = (batch: Batch, who: string) =>
      batch(({ db }) =>
        db.trackLookup.create({ data: { key: `${name}:${who}:${newId()}`, url: "x", createdAt: now() } }),
      );
    const asleep = gate();
    const begun = gate();
    const dying = counting(async (batch) => {
      await write(batch, "first");
      begun.open();
      await asleep.opened;
      await write(batch, "late");
      return 2;
    });
    const heir = { ...dying.job, run: async (batch: Batch) => (await write(batch, "heir"), 1) };
    const [one, other] = [scheduler([dying.job]), scheduler([heir])];
    await one.look();
    clock.pass(HOUR);
    const ending = one.look();
    await begun.opened;
    // While its holder may live, the run is nobody else's.
    clock.pass(LEASE / 1000 - 1);
    await other.look();
    expect(await written()).toBe(1);
    clock.pass(2);
    await other.look();
    expect(await written()).toBe(2);
    expect(await rowOf(dying.job)).toMatchObject({ outcome: "DONE", handled: 1 });
    asleep.open();
    await ending;
    expect(await written()).toBe(2);
    expect(await rowOf(dying.job)).toMatchObject({ outcome: "DONE", handled: 1, holder: null });
    expect(await counted(dying.job, "lost")).toBe(1);
  });

  it("keep their run for as long as batches follow each other", async () => {
    const clock = heldClock();
    const { job, runs } = counting(async (batch) => {
      for (let n = 0; n < 5; n += 1) {
        await batch(() => Promise.resolve());
        clock.pass(LEASE / 1000 - 1);
        await rival.look();
      }
      return 5;
    });
    const rival = scheduler([job]);
    const node = scheduler([job]);
    await node.look();
    clock.pass(HOUR);
    await node.look();
    expect(runs).toHaveLength(1);
    expect(await rowOf(job)).toMatchObject({ outcome: "DONE", handled: 5 });
  });

  it("are broken off when the process ends, and taken over at once", async () => {
    const clock = heldClock();
    const begun = gate();
    const asleep = gate();
    const { job, runs } = counting(async (batch) => {
      if (runs.length > 1) return 1;
      begun.open();
      await asleep.opened;
      await batch(() => Promise.resolve());
      return 2;
    });
    const [one, other] = [scheduler([job]), scheduler([job])];
    await one.look();
    clock.pass(HOUR);
    const looking = one.look();
    await begun.opened;
    const stopping = one.stop();
    asleep.open();
    await Promise.all([looking, stopping]);
    expect(await rowOf(job)).toMatchObject({ holder: null, finishedAt: null });
    await other.look();
    expect(await rowOf(job)).toMatchObject({ outcome: "DONE", handled: 1 });
  });

  it("are due sooner when a new version says so", async () => {
    heldClock();
    const { job } = counting();
    await scheduler([{ ...job, pattern: "0 0 1 1 *" }]).look();
    await scheduler([job]).look();
    expect((await rowOf(job)).dueAt).toEqual(nextRun(job, now()));
  });

  it("of the application all run on an empty database, each under a name of its own", async () => {
    const clock = heldClock();
    const node = scheduler(JOBS);
    await node.look();
    clock.pass(8 * 24 * HOUR);
    await node.look();
    const rows = await db().reader.job.findMany({ where: { name: { in: JOBS.map(({ name }) => name) } } });
    expect(rows.map(({ outcome, error }) => ({ outcome, error }))).toEqual(
      JOBS.map(() => ({ outcome: "DONE", error: null })),
    );
    expect(new Set(JOBS.map(({ pattern }) => pattern)).size).toBe(JOBS.length);
    for (const job of JOBS) expect(intervalOf(job, now())).toBeGreaterThanOrEqual(60_000);
  });

  it("run outside of any lease too, as tests and commands do", async () => {
    for (const job of JOBS) expect(await job.run(inTransaction)).toBe(0);
  });
});
