import { inTransaction } from "~/db/transaction.server";
import { now } from "~/world.server";

/**
 * The job's part: takes away bans and mutes that are over. They counted as none already.
 * @returns how many there were
 */
export async function purgeSanctions(): Promise<number> {
  const { count } = await inTransaction((tx) =>
    tx.db.roomSanction.deleteMany({ where: { until: { lte: now() } } }),
  );
  return count;
}
