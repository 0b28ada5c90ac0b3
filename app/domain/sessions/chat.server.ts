import { reader } from "~/db/client.server";
import { grouped } from "~/db/grouped.server";
import { inTransaction } from "~/db/transaction.server";
import { log } from "~/log.server";
import { appendToSession } from "~/streams/session-log.server";
import { newId, now } from "~/world.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import type { Actor } from "../actor";
import { invalid, notFound } from "../errors";
import { idFrom } from "../ids";
import { refuseNewcomersLinks } from "../messages/guards/newcomers.server";
import { postAtPace } from "../messages/guards/pace.server";
import { messageDto } from "../messages/message-dto";
import { contentOf, wordsOf, type Posted } from "../messages/post.server";
import { PAGE, seqOf, type MessagePage } from "../messages/queries.server";
import { postSchema } from "../messages/schema";
import { audit } from "../moderation/audit.server";
import { parse } from "../parse";
import { signedIn } from "../rooms/access.server";
import { findTitleLater } from "../tracks/cards.server";
import { allowInSession, sessionFor, type SessionAccess } from "./access.server";
import { writeChat } from "./write-chat.server";

const write = grouped(writeChat);

/**
 * Writes into a session's chat, under the same guards as a post in a room. Returns once it is committed. Sent again
 * with the same `clientId`, it changes nothing and returns the message that is there.
 *
 * @param sendingId what stands for a `clientId` where none is given
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden` (muted in its room, a new account's link), `not_found`,
 *   `conflict` (the session has ended), `rate_limited`
 */
export async function postToSession(
  actor: Actor,
  sessionId: string,
  input: unknown,
  sendingId = newId(),
): Promise<Posted> {
  const person = signedIn(actor);
  const post = parse(postSchema, input);
  const id = idFrom(sessionId);
  if (!id) throw notFound("This session");
  if (post.repostOf) throw invalid("repostOf", "Nothing is reposted into a session's chat.");
  if (post.parentId) throw invalid("parentId", "A session's chat has no replies.");
  if (post.imageIds.length > 0) throw invalid("imageIds", "Pictures are posted in rooms.");
  refuseNewcomersLinks(person, wordsOf(post));
  const { text, trackRef } = await contentOf(person, post);
  const clientId = post.clientId ?? sendingId;
  const draft = { person, sessionId: id, text, trackRef, clientId };
  const posted = await postAtPace({ ...draft, placeId: draft.sessionId }, () => write(draft));
  if (posted.created) {
    log.debug({ event: "message_sent", type: posted.message.type });
    if (trackRef) findTitleLater(trackRef);
  }
  return posted;
}

/**
 * Deletes a message of the chat, softly. Somebody else's is the host's and the moderators' to delete; what moderators
 * delete stands in the room's log.
 * @param reason a moderator's
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`
 */
export async function deleteFromSession(
  actor: Actor,
  sessionId: string,
  messageId: string,
  reason: string | null = null,
): Promise<void> {
  const person = signedIn(actor);
  await inTransaction(async (tx) => {
    const access = await sessionFor(actor, sessionId, tx);
    const known = idFrom(messageId);
    const message = known ? await tx.db.message.findUnique({ where: { id: known } }) : null;
    if (!message || message.sessionId !== access.session.id || message.deletedAt)
      throw notFound("This message");
    const isOwn = message.userId === person.id;
    allowInSession(access, isOwn ? "delete_own_message" : "delete_any_message", message);
    const at = now();
    const { id } = message;
    await tx.db.message.update({
      where: { id },
      data: { deletedAt: at, deletedBy: person.id, updatedAt: at },
    });
    await appendToSession(tx, access.session.id, "message_deleted", {
      ...{ id, parentId: null, deletedAt: at.toISOString() },
    });
    // A host only runs their session.
    if (isOwn || access.session.hostId === person.id) return;
    await audit(tx, {
      ...{ roomId: access.session.roomId, actorId: person.id, action: "DELETE_MESSAGE", reason },
      ...{ targetId: id, targetUserId: message.userId, data: { sessionId: access.session.id } },
    });
  });
}

/**
 * A page of a session's chat, newest first.
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function chatPage(
  access: SessionAccess,
  page: { cursor?: string | null; limit?: number } = {},
): Promise<MessagePage> {
  const limit = page.limit ?? PAGE;
  const before = page.cursor ? { seq: { lt: seqOf(page.cursor) } } : {};
  const rows = await reader().message.findMany({
    where: { sessionId: access.session.id, deletedAt: null, ...before },
    orderBy: { seq: "desc" },
    take: limit + 1,
    include: { user: { select: USER_COLUMNS } },
  });
  return {
    messages: rows.slice(0, limit).map((row) => messageDto(row, row.user)),
    nextCursor: rows.length > limit ? String(rows[limit - 1]!.seq) : null,
  };
}
