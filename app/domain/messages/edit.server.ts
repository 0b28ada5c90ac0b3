import { inTransaction, type Transaction } from "~/db/transaction.server";
import { appendToRoom } from "~/streams/room-log.server";
import { now } from "~/world.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import type { Actor, Person } from "../actor";
import { notFound } from "../errors";
import { idFrom } from "../ids";
import { parse } from "../parse";
import { allowIn, roomFor, roomIdFor, signedIn } from "../rooms/access.server";
import { followThreads } from "../threads/follow.server";
import { refuseFilteredWords } from "./guards/filtered-words.server";
import { refuseNewcomersLinks } from "./guards/newcomers.server";
import { editAtPace } from "./guards/pace.server";
import { messageDto } from "./message-dto";
import { EVERYONE, type StoredMentions } from "./mentions";
import { withOriginals } from "./originals.server";
import { ownReactions } from "./queries.server";
import { resolveMentions } from "./resolve-mentions.server";
import { editSchema, type MessageDto } from "./schema";
import { tellReposts } from "./tell-reposts.server";
import { tellOf } from "./tell.server";

/**
 * Rewrites one's own message within 15 minutes. What a post may not say, an edit may not either; it neither waits for
 * slow mode nor shortens it.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden` (somebody else's, too late, muted, a new account's link),
 *   `not_found`, `rate_limited`
 */
export async function editMessage(
  actor: Actor,
  idOrSlug: string,
  messageId: string,
  input: unknown,
): Promise<MessageDto> {
  const person = signedIn(actor);
  const roomId = await roomIdFor(actor, idOrSlug);
  const { text } = parse(editSchema, input);
  refuseNewcomersLinks(person, { text });
  const edit = { person, placeId: roomId, text, trackRef: null };
  const { message } = await editAtPace(edit, () => rewrite(person, roomId, messageId, text));
  return (await withOriginals(person, [message]))[0]!;
}

/** Whoever was meant before has been told, even if their name was taken out in between. */
function meantNow(
  before: StoredMentions | null,
  meant: Omit<StoredMentions, "told"> | null,
): StoredMentions | null {
  if (!before && !meant) return null;
  const told = new Set([...(before?.told ?? []), ...(before?.users ?? []).map(({ id }) => id)]);
  if (before?.room) told.add(EVERYONE);
  return { ...(meant ?? { users: [], room: false }), told: [...told] };
}

async function rewrite(
  person: Person,
  roomId: string,
  messageId: string,
  text: string,
): Promise<{ message: MessageDto; changed: boolean }> {
  return inTransaction(async (tx) => {
    const access = await roomFor(person, roomId, tx);
    const message = await messageIn(tx, access.room.id, messageId);
    allowIn(access, "edit_own", message);
    const mine = await ownReactions(tx.db, person, [message.id]);
    if (message.text === text)
      return { message: messageDto(message, message.user, mine.get(message.id)), changed: false };
    refuseFilteredWords(access.room, { text });
    const [meant] = await resolveMentions(tx, [{ access, text }]);
    const mentions = meantNow(message.mentions as StoredMentions | null, meant ?? null);
    const row = await tx.db.message.update({
      where: { id: message.id },
      data: { text, editedAt: now(), updatedAt: now(), ...(mentions ? { mentions } : {}) },
    });
    await followThreads(tx, [{ message: { ...row, roomId: access.room.id }, mentions, beganBy: null }]);
    await tellOf(tx, [{ message: row, author: person, room: access.room, mentions, isNew: false }]);
    await appendToRoom(tx, access.room.id, "message_updated", { message: messageDto(row, message.user) });
    await tellReposts(tx, row);
    return { message: messageDto(row, message.user, mine.get(message.id)), changed: true };
  });
}

/** A message of a room that has not been deleted, with its author. @throws Refusal `not_found` */
export async function messageIn(tx: Transaction, roomId: string, messageId: string) {
  const id = idFrom(messageId);
  const message = id
    ? await tx.db.message.findUnique({
        where: { id },
        include: { user: { select: USER_COLUMNS } },
      })
    : null;
  if (!message || message.roomId !== roomId || message.deletedAt) throw notFound("This message");
  return message;
}
