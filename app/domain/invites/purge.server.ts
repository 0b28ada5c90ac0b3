import { purge, type Batch } from "~/db/batches.server";
import { inTransaction } from "~/db/transaction.server";
import { now, nowMs } from "~/world.server";

const MONTH = 30 * 24 * 3600_000;

/**
 * The job's part: takes invites away that have run out, and a month after they were made those that were answered, taken
 * back or used up. Nothing is told of them any longer in either case.
 */
export function purgeInvites(batch: Batch = inTransaction): Promise<number> {
  return purge(batch, ({ db }, limit) =>
    db.roomInvite.deleteMany({
      where: {
        OR: [
          { expiresAt: { lte: now() } },
          {
            createdAt: { lt: new Date(nowMs() - MONTH) },
            OR: [
              { revokedAt: { not: null } },
              { acceptedAt: { not: null } },
              { declinedAt: { not: null } },
              { uses: { gte: db.roomInvite.fields.maxUses } },
            ],
          },
        ],
      },
      limit,
    }),
  );
}
