import { database } from "./client.server";
import type { Transaction } from "./transaction.server";

/**
 * Holds everybody else who asks for the same name until this transaction ends. SQLite has one writer anyway.
 * @returns whether there may have been a wait: then what was read before is old
 */
export async function lockFor(tx: Transaction, name: string): Promise<boolean> {
  if (database().engine === "sqlite") return false;
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${name}))`;
  return true;
}
