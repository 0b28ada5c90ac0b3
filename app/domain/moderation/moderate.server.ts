import { inTransaction } from "~/db/transaction.server";
import type { Actor } from "../actor";
import { parse } from "../parse";
import { roomFor, signedIn } from "../rooms/access.server";
import { auditLine } from "./audit-log.server";
import type { Act } from "./order.server";
import { banUser, kickUser, muteUser, unbanUser, unmuteUser } from "./people.server";
import { clearReactions, removePost, restorePost } from "./posts.server";
import { orderSchema, type AuditDto, type OrderAction } from "./schema";

export const ACTS: Record<OrderAction, Act> = {
  DELETE_MESSAGE: removePost,
  RESTORE_MESSAGE: restorePost,
  CLEAR_REACTIONS: clearReactions,
  MUTE_USER: muteUser,
  UNMUTE_USER: unmuteUser,
  KICK_USER: kickUser,
  BAN_USER: banUser,
  UNBAN_USER: unbanUser,
};

/**
 * Does what a moderator orders: acts, writes the log and tells the person concerned, all or nothing. When it answers,
 * it has taken effect everywhere: sockets are out of the stream, and no door leads back.
 *
 * @returns the log's line
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found`, `conflict` where it is so already
 */
export async function moderate(actor: Actor, idOrSlug: string, input: unknown): Promise<AuditDto> {
  const person = signedIn(actor);
  const { action, ...order } = parse(orderSchema, input);
  return inTransaction(async (tx) => {
    const access = await roomFor(actor, idOrSlug, tx);
    const line = await ACTS[action](tx, { ...access, actor: person }, order);
    return auditLine(line, tx.db);
  });
}
