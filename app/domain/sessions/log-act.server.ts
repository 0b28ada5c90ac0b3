import type { Transaction } from "~/db/transaction.server";
import type { Person } from "../actor";
import { audit } from "../moderation/audit.server";
import type { SessionAccess } from "./access.server";

/** Writes into the room's log what a moderator did to somebody's track; hosts and co-DJs only run their session. */
export async function logAsModerator(
  tx: Transaction,
  access: SessionAccess,
  person: Person,
  item: { id: string; addedBy: string },
  reason: string | null,
): Promise<void> {
  if (item.addedBy === person.id || access.session.hostId === person.id || access.standing === "CO_DJ")
    return;
  await audit(tx, {
    ...{ roomId: access.session.roomId, actorId: person.id, action: "REMOVE_TRACK", reason },
    ...{ targetId: item.id, targetUserId: item.addedBy, data: { sessionId: access.session.id } },
  });
}
