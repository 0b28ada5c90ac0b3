import { log } from "~/log.server";
import { correctClock, ownMs } from "~/world.server";
import type { Database } from "./client.server";

/** So often a node looks whether it still tells the database's time: its clock may drift, or be set. In milliseconds. */
const EVERY = 10_000;
const SAMPLES = 5;
/** From here on the machine's clock is so wrong that whoever runs it should know. */
const WORTH_SAYING = 1000;

/** How far the database's clock is ahead of this machine's, and by how much that may be wrong. In milliseconds. */
export type Offset = { ahead: number; within: number };

/**
 * Asks the database for its time, several times. The answer that was back soonest tells most: its time was read at some
 * moment between asking and hearing.
 * @param ask the database's clock, in milliseconds since 1970
 */
export async function estimateOffset(ask: () => Promise<number>, samples = SAMPLES): Promise<Offset> {
  let best: Offset = { ahead: 0, within: Infinity };
  for (let n = 0; n < samples; n += 1) {
    const [before, started] = [ownMs(), performance.now()];
    const theirs = await ask();
    const within = (performance.now() - started) / 2;
    if (within < best.within) best = { ahead: theirs - (before + within), within };
  }
  return best;
}

/**
 * Nodes on one PostgreSQL tell its time, however their machines' clocks are set: where a track is, when something ends,
 * in which order things were made is the same on all of them. On SQLite there is one node, and its clock is right.
 * @returns the way to stop looking
 */
export async function keepTime({ engine, reader }: Database): Promise<() => void> {
  if (engine === "sqlite") return () => undefined;
  const ask = async () => {
    const [row] = await reader.$queryRaw<{ ms: number }[]>`
      SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "ms"`;
    return row!.ms;
  };
  let corrected: number | null = null;
  const look = async () => {
    const { ahead, within } = await estimateOffset(ask);
    // What may still be right stays: time that goes back and forth with every look would be worse than a small fault. This
    // machine's clock tells whole milliseconds.
    if (corrected !== null && Math.abs(ahead - corrected) <= within + 1) return;
    if (Math.abs(ahead) >= WORTH_SAYING && Math.abs(ahead - (corrected ?? 0)) >= WORTH_SAYING)
      log.warn({ event: "clock_off", aheadMs: -Math.round(ahead) });
    corrected = ahead;
    correctClock(ahead);
  };
  await look();
  const timer = setInterval(() => {
    // Without the database nothing can be shared either: the time goes on as it was known.
    look().catch((error: unknown) => log.debug({ event: "time_unknown", err: error }));
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
