import type { inTransaction, Transaction } from "./transaction.server";

/**
 * How one step of long work is done: in a transaction of its own, as `inTransaction` does it, or one that first makes
 * sure that the work is still this process's.
 */
export type Batch = typeof inTransaction;

/** So many rows go in one step: it is over before anybody who waits for it notices. */
export const AT_ONCE = 500;

/**
 * Repeats a step until it finds nothing more. What was done stays done when the rest never happens, so work in steps can
 * be broken off anywhere.
 * @param step says how much it has dealt with
 * @returns how much that was in all
 */
export async function untilNone(batch: Batch, step: (tx: Transaction) => Promise<number>): Promise<number> {
  for (let all = 0; ;) {
    const some = await batch(step);
    if (some === 0) return all;
    all += some;
  }
}

/** The same for rows that a condition names: `remove` deletes at most so many of them. */
export function purge(
  batch: Batch,
  remove: (tx: Transaction, limit: number) => Promise<{ count: number }>,
): Promise<number> {
  return untilNone(batch, async (tx) => (await remove(tx, AT_ONCE)).count);
}
