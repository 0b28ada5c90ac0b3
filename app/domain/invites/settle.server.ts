import type { Transaction } from "~/db/transaction.server";
import { now } from "~/world.server";

/** Whoever is in needs no invite and no request any longer, by whatever door they came. */
export async function settleInvites(tx: Transaction, roomId: string, userId: string): Promise<void> {
  await tx.db.roomInvite.updateMany({
    where: { roomId, userId, acceptedAt: null, declinedAt: null, revokedAt: null },
    data: { acceptedAt: now() },
  });
  await tx.db.joinRequest.updateMany({
    where: { roomId, userId, status: "PENDING" },
    data: { status: "APPROVED", decidedAt: now() },
  });
}
