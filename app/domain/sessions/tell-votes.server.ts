import type { Prisma } from "~/db/generated/sqlite/client";
import type { Transaction } from "~/db/transaction.server";
import type { VoteCounts } from "~/streams/session-events";
import { appendToSession } from "~/streams/session-log.server";
import { now, nowMs } from "~/world.server";
import type { SessionRow } from "./access.server";
import { wakeAt } from "./alarm.server";
import { nextTelling, votesDueAt } from "./telling";

/**
 * Sees to it that everybody hears of a vote: at once where nobody has been told within the last second, else with all
 * that come until then. What waits stands in the rows, so it is told even if this process dies.
 */
export async function tellOfVote(tx: Transaction, session: SessionRow): Promise<void> {
  if (votesDueAt(session).getTime() <= nowMs()) return void (await tellVotes(tx, session));
  if (session.votesPending) return;
  const dueAt = nextTelling({ ...session, votesPending: true }, session.dueAt)!;
  await note(tx, session, { votesPending: true, dueAt });
  tx.afterCommit(() => wakeAt(dueAt.getTime()));
}

/** Tells of all votes that wait to be told. Returns the session as it is then. */
export async function tellVotes(tx: Transaction, session: SessionRow): Promise<SessionRow> {
  const rows = await tx.db.$queryRaw<VoteCounts>`
    UPDATE "queue_items" SET "votesUntold" = false
    WHERE "sessionId" = ${session.id} AND "endedAt" IS NULL AND "votesUntold"
    RETURNING "id", "upvotes", "downvotes"`;
  const told = { votesToldAt: now(), votesPending: false };
  await note(tx, session, told);
  if (rows.length > 0)
    await appendToSession(tx, session.id, "votes", {
      counts: rows.map(({ id, upvotes, downvotes }) => ({
        ...{ id, upvotes: Number(upvotes), downvotes: Number(downvotes) },
      })),
    });
  return { ...session, ...told };
}

/** Writes what only this side needs to know: nobody is told, so it is no update. */
async function note(
  tx: Transaction,
  { id, updatedAt }: SessionRow,
  data: Prisma.DJSessionUncheckedUpdateInput,
): Promise<void> {
  await tx.db.dJSession.update({ where: { id }, data: { ...data, updatedAt }, select: { id: true } });
}
