import { AT_ONCE, untilNone, type Batch } from "~/db/batches.server";
import { inTransaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { now } from "~/world.server";

/**
 * The job's part: takes away logins and tokens that have run out. Nobody gets in by them already; a socket that came in
 * before is cut now.
 * @returns how many there were
 */
export function purgeLogins(batch: Batch = inTransaction): Promise<number> {
  return untilNone(batch, async (tx) => {
    const over = await tx.db.login.findMany({
      where: { expiresAt: { lte: now() } },
      select: { id: true, userId: true },
      take: AT_ONCE,
    });
    const { count } = await tx.db.login.deleteMany({ where: { id: { in: over.map(({ id }) => id) } } });
    tx.afterCommit(() => {
      for (const { id, userId } of over) announce({ type: "login_ended", loginIds: [id], userId });
    });
    return count;
  });
}
