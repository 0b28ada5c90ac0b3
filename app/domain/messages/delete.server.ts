import { inTransaction } from "~/db/transaction.server";
import { appendToRoom } from "~/streams/room-log.server";
import { now } from "~/world.server";
import type { Actor } from "../actor";
import { audit } from "../moderation/audit.server";
import { allowIn, roomFor, signedIn } from "../rooms/access.server";
import { messageIn } from "./edit.server";

/**
 * Deletes a message, softly: with replies below, a tombstone stays in its place.
 * @param reason a moderator's, for the audit log
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`
 */
export async function deleteMessage(
  actor: Actor,
  idOrSlug: string,
  messageId: string,
  reason: string | null = null,
): Promise<void> {
  const person = signedIn(actor);
  await inTransaction(async (tx) => {
    const access = await roomFor(actor, idOrSlug, tx);
    const message = await messageIn(tx, access.room.id, messageId);
    allowIn(access, message.userId === person.id ? "delete_own" : "delete_any", message);
    const at = now();
    const data = { deletedAt: at, deletedBy: person.id, updatedAt: at };
    await tx.db.message.update({ where: { id: message.id }, data });
    if (message.parentId)
      await tx.db.message.update({ where: { id: message.parentId }, data: { replyCount: { decrement: 1 } } });
    const { id, parentId } = message;
    await appendToRoom(tx, access.room.id, "message_deleted", { id, parentId, deletedAt: at.toISOString() });
    if (message.userId !== person.id)
      await audit(tx, {
        roomId: access.room.id,
        actorId: person.id,
        action: "DELETE_MESSAGE",
        targetId: id,
        reason,
      });
  });
}
