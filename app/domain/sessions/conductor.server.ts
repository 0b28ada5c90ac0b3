import { reader } from "~/db/client.server";
import { log } from "~/log.server";
import { now, nowMs } from "~/world.server";
import { advance } from "./advance.server";
import { Alarm, onWake } from "./alarm.server";
import { followPresence, listenersAreGone } from "./presence.server";

/** The data are looked at so often at least: another process may have written what is due. */
const EVERY = 1000;
/** So many sessions are taken in one look, and so many of them advanced at once. */
const MOST = 100;
const AT_ONCE = 8;
/** A session that could not be advanced is left alone for so long. */
const RETRY_AFTER = 5000;

/**
 * Lets happen what is due: tracks end, sessions nobody listens to end, absent hosts are replaced, votes are told. What
 * is due when stands in the data; a timer here only says when to look. Any number of processes may conduct: each thing
 * happens once, under its session's lock. While everything only plays, it costs one indexed query a second.
 * @returns the way to stop, which waits for what is under way
 */
export async function startConductor(): Promise<() => Promise<void>> {
  await listenersAreGone();
  const alarm = new Alarm();
  const stopWaking = onWake((dueAt) => alarm.ringAt(dueAt));
  const stopPresence = followPresence();
  let stopped = false;
  const conducting = (async () => {
    const failed = new Map<string, number>();
    while (!stopped) {
      const next = await conduct(failed).catch((error: unknown) => {
        log.error({ event: "conductor_failed", err: error });
        return Infinity;
      });
      await alarm.sleepUntil(Math.min(next, nowMs() + EVERY));
    }
  })();
  return async () => {
    stopped = true;
    stopPresence();
    stopWaking();
    alarm.ringAt(0);
    await conducting;
  };
}

/**
 * Advances every session that is due.
 * @param failed sessions that could not be advanced, and until when they are left alone
 * @returns when the next one is due, as far as it can be seen
 */
async function conduct(failed: Map<string, number>): Promise<number> {
  for (const [id, until] of failed) if (until <= nowMs()) failed.delete(id);
  const soon = await reader().dJSession.findMany({
    where: { dueAt: { lte: new Date(nowMs() + EVERY) }, id: { notIn: [...failed.keys()] } },
    orderBy: { dueAt: "asc" },
    take: MOST,
    select: { id: true, dueAt: true },
  });
  const due = soon.filter(({ dueAt }) => dueAt! <= now());
  for (let at = 0; at < due.length; at += AT_ONCE)
    await Promise.all(
      due.slice(at, at + AT_ONCE).map(({ id }) =>
        advance(id).catch((error: unknown) => {
          failed.set(id, nowMs() + RETRY_AFTER);
          log.error({ event: "advance_failed", err: error });
        }),
      ),
    );
  if (due.length === MOST) return 0;
  return soon[due.length]?.dueAt?.getTime() ?? Infinity;
}
