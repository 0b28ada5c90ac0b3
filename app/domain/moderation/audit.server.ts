import type { Transaction } from "~/db/transaction.server";
import { newId, now } from "~/world.server";
import type { AuditData, ModerationAction } from "./schema";

export type AuditEntry = {
  /** Null for what concerns the whole site. */
  roomId: string | null;
  actorId: string;
  action: ModerationAction;
  targetId: string;
  /** The person concerned, where there is one. */
  targetUserId?: string | null;
  reason?: string | null;
  data?: AuditData;
};

/**
 * Writes a line of the audit log, in the transaction that does what it tells.
 * @returns its id
 */
export async function audit(tx: Transaction, { data, ...entry }: AuditEntry): Promise<string> {
  const id = newId();
  const row = { id, createdAt: now(), ...entry, ...(data ? { data: data as object } : {}) };
  await tx.db.auditLog.create({ data: row });
  return id;
}
