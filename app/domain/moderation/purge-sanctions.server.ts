import { purge, type Batch } from "~/db/batches.server";
import { inTransaction } from "~/db/transaction.server";
import { now } from "~/world.server";

/**
 * The job's part: takes away bans and mutes that are over. They counted as none already.
 * @returns how many there were
 */
export function purgeSanctions(batch: Batch = inTransaction): Promise<number> {
  return purge(batch, ({ db }, limit) =>
    db.roomSanction.deleteMany({ where: { until: { lte: now() } }, limit }),
  );
}
