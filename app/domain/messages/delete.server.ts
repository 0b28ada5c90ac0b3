import { inTransaction } from "~/db/transaction.server";
import type { Actor } from "../actor";
import { removePost } from "../moderation/posts.server";
import { allowIn, roomFor, signedIn } from "../rooms/access.server";
import { messageIn } from "./edit.server";
import { takeAway } from "./take-away.server";

/**
 * Deletes a message, softly: with replies below, a tombstone stays in its place. Somebody else's is a moderator's to
 * delete, with a line in the log.
 * @param reason a moderator's
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
    if (message.userId !== person.id) {
      await removePost(tx, { ...access, actor: person }, { targetId: message.id, reason });
      return;
    }
    allowIn(access, "delete_own", message);
    await takeAway(tx, access.room.id, message, person.id);
  });
}
