import type { Transaction } from "~/db/transaction.server";
import { rowUpdater } from "~/db/update-rows.server";
import type { VoteCounts } from "~/streams/session-events";
import { appendToSession } from "~/streams/session-log.server";
import { now, nowMs } from "~/world.server";
import type { SessionRow } from "./access.server";
import { wakeAt } from "./alarm.server";
import { nextTelling, votesDueAt } from "./telling";

// Only this side needs to know of these: nobody is told, so it is no update of the session.
const noteWaiting = rowUpdater<{ id: string; votesPending: boolean; dueAt: Date }>("dj_sessions", {
  ...{ votesPending: "plain", dueAt: "time" },
});
const noteTold = rowUpdater<{ id: string; votesPending: boolean; votesToldAt: Date }>("dj_sessions", {
  ...{ votesPending: "plain", votesToldAt: "time" },
});

/**
 * Sees to it that everybody hears of a vote: at once where nobody has been told within the last second, else with all
 * that come until then. What waits stands in the rows, so it is told even if this process dies.
 */
export async function tellOfVote(tx: Transaction, session: SessionRow): Promise<void> {
  if (votesDueAt(session).getTime() <= nowMs()) return void (await tellVotes(tx, session));
  if (session.votesPending) return;
  const dueAt = nextTelling({ ...session, votesPending: true }, session.dueAt)!;
  await noteWaiting(tx.db, [{ id: session.id, votesPending: true, dueAt }]);
  tx.afterCommit(() => wakeAt(dueAt.getTime()));
}

/** Tells of all votes that wait to be told. Returns the session as it is then. */
export async function tellVotes(tx: Transaction, session: SessionRow): Promise<SessionRow> {
  const rows = await tx.db.$queryRaw<VoteCounts>`
    UPDATE "queue_items" SET "votesUntold" = false
    WHERE "sessionId" = ${session.id} AND "endedAt" IS NULL AND "votesUntold"
    RETURNING "id", "upvotes", "downvotes"`;
  const told = { votesToldAt: now(), votesPending: false };
  await noteTold(tx.db, [{ id: session.id, ...told }]);
  if (rows.length > 0)
    await appendToSession(tx, session.id, "votes", {
      counts: rows.map(({ id, upvotes, downvotes }) => ({
        ...{ id, upvotes: Number(upvotes), downvotes: Number(downvotes) },
      })),
    });
  return { ...session, ...told };
}
