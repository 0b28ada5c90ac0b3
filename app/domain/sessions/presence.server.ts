import { reader } from "~/db/client.server";
import { inTransaction } from "~/db/transaction.server";
import { rowUpdater } from "~/db/update-rows.server";
import { log } from "~/log.server";
import { now, nowMs } from "~/world.server";
import { advance } from "./advance.server";
import type { Change } from "./change.server";
import { notePeak } from "./peaks.server";
import { listeners } from "./listeners.server";
import { hostIsAway, hostIsBack } from "./machine/host";
import { heard, unheard } from "./machine/idle";
import { HOST_AWAY, IDLE_END } from "./machine/state";
import { judged, votesToSkip } from "./machine/votes";

/** Who comes and goes matters to a session at most once in so many milliseconds. */
const SETTLES_IN = 1000;
/** Other processes do not see who is here: what they took for silence is put right this often. */
const REVIEW_EVERY = 15_000;

/** What was seen of a session when it was last looked at. */
type Seen = { accounts: number; hostId: string | null };

/**
 * Lets sessions know who is there: one without a listener will end, a host who is gone is replaced, and where fewer
 * listen, fewer votes skip a track. Returns the way to stop.
 */
export function followPresence(): () => void {
  const seen = new Map<string, Seen>();
  const changed = new Map<string, NodeJS.Timeout>();
  const look = (sessionId: string) => {
    changed.delete(sessionId);
    lookAt(sessionId, seen).catch((error: unknown) => log.error({ event: "presence_failed", err: error }));
  };
  let today = now().getUTCDate();
  const isNewDay = () => today !== (today = now().getUTCDate());
  const stop = listeners.onChange((sessionId) => {
    if (!changed.has(sessionId)) changed.set(sessionId, setTimeout(look, SETTLES_IN, sessionId));
  });
  const review = setInterval(() => {
    // Whoever listens on without coming or going is there on the next day, too.
    if (isNewDay()) for (const id of seen.keys()) look(id);
    mistaken([...seen.keys()])
      .then((ids) => ids.forEach(look))
      .catch((error: unknown) => log.error({ event: "presence_failed", err: error }));
  }, REVIEW_EVERY);
  return () => {
    stop();
    clearInterval(review);
    changed.forEach(clearTimeout);
  };
}

/** Compares what the data say with who is there, and changes what no longer holds. */
async function lookAt(sessionId: string, seen: Map<string, Seen>): Promise<void> {
  const row = await reader().dJSession.findUnique({ where: { id: sessionId } });
  const { online, listening, accounts } = listeners.counts(sessionId);
  const before = seen.get(sessionId) ?? { accounts: 0, hostId: null };
  const isHere = row !== null && listeners.isHere(sessionId, row.hostId);
  if (online === 0 || !row || row.status === "ENDED") seen.delete(sessionId);
  else seen.set(sessionId, { accounts, hostId: isHere ? row.hostId : null });
  if (!row || row.status === "ENDED") return;
  await notePeak(row, listening);
  const wasAway = row.hostAwaySince !== null || row.hostGone;
  // A host who never came by a connection does not leave by one.
  const hasLeft = !isHere && before.hostId === row.hostId;
  const matters =
    (listening === 0) !== (row.idleSince !== null) ||
    (isHere ? wasAway : hasLeft && !wasAway) ||
    (accounts < before.accounts && (await isDisliked(sessionId, votesToSkip(row.skipShare, accounts))));
  if (matters) await advance(sessionId, asItIs(sessionId, hasLeft));
}

const asItIs =
  (sessionId: string, hostHasLeft: boolean): Change =>
  (state, world) => {
    const audible = listeners.counts(sessionId).listening > 0 ? heard(state) : unheard(state, world);
    if (world.isHere(state.hostId)) return judged(hostIsBack(audible), world);
    return judged(hostHasLeft ? hostIsAway(audible, world) : audible, world);
  };

async function isDisliked(sessionId: string, downvotes: number): Promise<boolean> {
  const where = { sessionId, endedAt: null, downvotes: { gte: downvotes } };
  return (await reader().queueItem.findFirst({ where, select: { id: true } })) !== null;
}

/** Those of the sessions that are taken for silent or without a host. */
async function mistaken(ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await reader().dJSession.findMany({
    where: {
      OR: [{ idleSince: { not: null } }, { hostAwaySince: { not: null } }, { hostGone: true }],
      ...{ id: { in: ids }, status: { not: "ENDED" as const } },
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

const updateSessions = rowUpdater<{
  id: string;
  idleSince: Date | null;
  hostAwaySince: Date | null;
  dueAt: Date | null;
}>("dj_sessions", { idleSince: "time", hostAwaySince: "time", dueAt: "time" });

/**
 * A process that died took its listeners along: from now on nobody is there, until they come back. Where other nodes know
 * of somebody, all is as it was.
 */
export async function listenersAreGone(): Promise<void> {
  await inTransaction(async (tx) => {
    const found = await tx.db.dJSession.findMany({
      where: {
        status: { not: "ENDED" },
        OR: [{ idleSince: null }, { hostAwaySince: null, hostGone: false }],
      },
      select: {
        id: true,
        idleSince: true,
        hostAwaySince: true,
        hostGone: true,
        isProgramme: true,
        dueAt: true,
      },
    });
    const rows = found.filter(({ id }) => listeners.counts(id).online === 0);
    await updateSessions(
      tx.db,
      rows.map(({ id, isProgramme, hostGone, ...row }) => {
        const idleSince = row.idleSince ?? now();
        const hostAwaySince = row.hostAwaySince ?? (hostGone || isProgramme ? null : now());
        const due = [
          row.dueAt?.getTime() ?? Infinity,
          isProgramme ? Infinity : idleSince.getTime() + IDLE_END,
        ];
        due.push(hostAwaySince ? nowMs() + HOST_AWAY : Infinity);
        const dueAt = Math.min(...due);
        return { id, idleSince, hostAwaySince, dueAt: dueAt === Infinity ? null : new Date(dueAt) };
      }),
    );
  });
}
