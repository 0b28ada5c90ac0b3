import { inTransaction } from "~/db/transaction.server";
import { appendToRoom } from "~/streams/room-log.server";
import { newId, now } from "~/world.server";
import type { Actor } from "../actor";
import { conflict, invalid } from "../errors";
import { spend } from "../limits/limits.server";
import { parse } from "../parse";
import { allowIn, roomFor, signedIn } from "../rooms/access.server";
import { messageIn } from "./edit.server";
import { messageDto, type ReactionCount } from "./message-dto";
import { withOriginals } from "./originals.server";
import { ownReactions } from "./queries.server";
import { REACTIONS_MAX } from "./limits";
import { reactionSchema, type MessageDto } from "./schema";

/**
 * Adds a reaction, or takes it back. Doing what is done already changes nothing.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found`, `conflict` (20 different ones), `rate_limited`
 */
export async function setReaction(
  actor: Actor,
  idOrSlug: string,
  messageId: string,
  emoji: unknown,
  on: boolean,
): Promise<{ message: MessageDto; changed: boolean }> {
  const { message, changed } = await changeReaction(actor, idOrSlug, messageId, emoji, () => on);
  return { message: (await withOriginals(actor, [message]))[0]!, changed };
}

/**
 * Adds the reaction, or takes it back when it is there.
 * @throws Refusal as setReaction does
 */
export async function toggleReaction(
  actor: Actor,
  idOrSlug: string,
  messageId: string,
  emoji: unknown,
): Promise<void> {
  await changeReaction(actor, idOrSlug, messageId, emoji, (isThere) => !isThere);
}

async function changeReaction(
  actor: Actor,
  idOrSlug: string,
  messageId: string,
  emojiText: unknown,
  wish: (isThere: boolean) => boolean,
): Promise<{ message: MessageDto; changed: boolean }> {
  const person = signedIn(actor);
  const { emoji } = parse(reactionSchema, { emoji: emojiText });
  await spend("reactions", person.id);
  return inTransaction(async (tx) => {
    const access = await roomFor(actor, idOrSlug, tx);
    allowIn(access, "react");
    const message = await messageIn(tx, access.room.id, messageId);
    if (message.type === "SYSTEM") throw invalid("messageId", "Nobody can react to this.");
    const mine = (await ownReactions(tx.db, actor, [message.id])).get(message.id) ?? new Set<string>();
    const on = wish(mine.has(emoji));
    if (mine.has(emoji) === on) return { message: messageDto(message, message.user, mine), changed: false };
    const counts = counted(message.reactionCounts as ReactionCount[], emoji, on ? 1 : -1);
    if (counts.length > REACTIONS_MAX)
      throw conflict(`A message has at most ${REACTIONS_MAX} different reactions.`);
    const key = { messageId: message.id, userId: person.id, emoji };
    if (on) await tx.db.reaction.create({ data: { id: newId(), ...key, createdAt: now() } });
    else await tx.db.reaction.delete({ where: { messageId_userId_emoji: key } });
    const row = await tx.db.message.update({ where: { id: message.id }, data: { reactionCounts: counts } });
    await appendToRoom(tx, access.room.id, on ? "reaction_added" : "reaction_removed", key);
    if (on) mine.add(emoji);
    else mine.delete(emoji);
    return { message: messageDto(row, message.user, mine), changed: true };
  });
}

function counted(counts: ReactionCount[], emoji: string, by: 1 | -1): ReactionCount[] {
  const known = counts.some((count) => count.emoji === emoji);
  const next = known
    ? counts.map((count) => (count.emoji === emoji ? { emoji, count: count.count + by } : count))
    : [...counts, { emoji, count: 1 }];
  return next.filter(({ count }) => count > 0);
}
