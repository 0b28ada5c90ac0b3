import { inTransaction, type Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { now, nowMs } from "~/world.server";
import type { Actor } from "../actor";
import { idFrom, isId } from "../ids";
import { roomIfKnown, signedIn } from "../rooms/access.server";
import { inviteByKey, noLongerGood, stillOpen } from "./open-invites.server";
import { mayRevoke } from "./policy";

/**
 * Takes a link or an invitation back (moderators, and whoever made it). For everybody else there is no such invite.
 * @returns the room's slug, and whether it was a link
 * @throws Refusal `unauthenticated`, `not_found`
 */
export async function revokeInvite(actor: Actor, id: string): Promise<{ slug: string; isLink: boolean }> {
  signedIn(actor);
  return inTransaction(async (tx) => {
    const known = idFrom(id);
    const invite = known ? await tx.db.roomInvite.findUnique({ where: { id: known } }) : null;
    if (!invite) throw noLongerGood();
    const access = await roomIfKnown(actor, invite.roomId, tx);
    if (!access || !mayRevoke(actor, access, invite.createdBy, nowMs())) throw noLongerGood();
    await end(tx, invite.id, { revokedAt: now() });
    tellGuest(tx, invite.userId);
    return { slug: access.room.slug, isLink: invite.token !== null };
  });
}

/**
 * Says no to an invitation that names the actor.
 * @throws Refusal `unauthenticated`, `not_found`
 */
export async function declineInvite(actor: Actor, id: string): Promise<void> {
  const person = signedIn(actor);
  await inTransaction(async (tx) => {
    const invite = isId(id) ? await inviteByKey(tx.db, person, id) : null;
    if (!invite) throw noLongerGood();
    await end(tx, invite.id, { declinedAt: now() });
    tellGuest(tx, person.id);
  });
}

async function end(
  tx: Transaction,
  id: string,
  how: { revokedAt: Date } | { declinedAt: Date },
): Promise<void> {
  const { count } = await tx.db.roomInvite.updateMany({ where: { id, ...stillOpen(tx.db) }, data: how });
  if (count === 0) throw noLongerGood();
}

/** The guest's own list is another now, on every page of theirs. */
function tellGuest(tx: Transaction, userId: string | null): void {
  if (userId) tx.afterCommit(() => announce({ type: "person", userId, change: "memberships" }));
}
