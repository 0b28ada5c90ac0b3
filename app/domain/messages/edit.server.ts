import { inTransaction, type Transaction } from "~/db/transaction.server";
import { appendToRoom } from "~/streams/room-log.server";
import { now, nowMs } from "~/world.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import type { Actor } from "../actor";
import { notFound } from "../errors";
import { parse } from "../parse";
import { allow, isId, roomFor, signedIn } from "../rooms/access.server";
import { canPost } from "../rooms/policy";
import { messageDto } from "./message-dto";
import { canEdit } from "./policy";
import { ownReactions } from "./queries.server";
import { editSchema, type MessageDto } from "./schema";

/**
 * Rewrites one's own message within 15 minutes.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden` (somebody else's, too late, muted), `not_found`
 */
export async function editMessage(
  actor: Actor,
  idOrSlug: string,
  messageId: string,
  input: unknown,
): Promise<MessageDto> {
  signedIn(actor);
  const { text } = parse(editSchema, input);
  return inTransaction(async (tx) => {
    const access = await roomFor(actor, idOrSlug, tx);
    const message = await messageIn(tx, access.room.id, messageId);
    const why =
      message.userId === actor?.id
        ? "A message can be edited for 15 minutes."
        : "You can edit only your own messages.";
    allow(actor, canEdit(actor, message, nowMs()), why);
    allow(actor, canPost(actor, access, now()), "You cannot post in this room now.");
    const mine = await ownReactions(tx.db, actor, [message.id]);
    if (message.text === text) return messageDto(message, message.user, mine.get(message.id));
    const row = await tx.db.message.update({
      where: { id: message.id },
      data: { text, editedAt: now(), updatedAt: now() },
    });
    await appendToRoom(tx, access.room.id, "message_updated", { message: messageDto(row, message.user) });
    return messageDto(row, message.user, mine.get(message.id));
  });
}

/** A message of a room that has not been deleted, with its author. @throws Refusal `not_found` */
export async function messageIn(tx: Transaction, roomId: string, messageId: string) {
  const message = isId(messageId)
    ? await tx.db.message.findUnique({
        where: { id: messageId.toLowerCase() },
        include: { user: { select: USER_COLUMNS } },
      })
    : null;
  if (!message || message.roomId !== roomId || message.deletedAt) throw notFound("This message");
  return message;
}
