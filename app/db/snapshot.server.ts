import { database } from "./client.server";
import type { TransactionClient } from "./transaction.server";

/** Runs several reads on one unmoving state of the database. */
export function inSnapshot<T>(read: (db: TransactionClient) => Promise<T>): Promise<T> {
  const { engine, snapshots } = database();
  // SQLite's transactions are snapshots by themselves (WAL).
  const options = engine === "postgresql" ? { isolationLevel: "RepeatableRead" as const } : {};
  return snapshots.$transaction(read, { maxWait: 10_000, timeout: 10_000, ...(options as object) });
}
