import type { Transaction } from "~/db/transaction.server";
import { newId, now } from "~/world.server";

export type ModerationAction = Parameters<Transaction["db"]["auditLog"]["create"]>[0]["data"]["action"];

/** Writes a line of the room's audit log, in the transaction that does what it tells. */
export async function audit(
  tx: Transaction,
  entry: {
    roomId: string;
    actorId: string;
    action: ModerationAction;
    targetId: string;
    reason?: string | null;
  },
): Promise<void> {
  await tx.db.auditLog.create({ data: { id: newId(), createdAt: now(), ...entry } });
}
