import { inTransaction, type Transaction } from "~/db/transaction.server";
import type { Actor, Person } from "../actor";
import { spend } from "../limits/limits.server";
import { admit } from "../members/join.server";
import { membershipDto } from "../members/membership-dto";
import { parse } from "../parse";
import { signedIn, theRoomBehind } from "../rooms/access.server";
import type { MembershipDto } from "../rooms/schema";
import {
  inviteByKey,
  isGood,
  noLongerGood,
  refuseUnwelcome,
  spendUse,
  stillOpen,
} from "./open-invites.server";
import { ask } from "./requests.server";
import { acceptSchema, type OwnRequestDto } from "./schema";

export type Accepted = { slug: string; created: boolean } & (
  { membership: MembershipDto; request?: never } | { request: OwnRequestDto; membership?: never }
);

/**
 * Comes in by an invite: by a link's token, or by the id of an invitation that names the actor. A link that asks first
 * makes a request instead. Whoever is a member already stays one, at no cost; of two who want the last use, one gets it.
 * @throws Refusal `unauthenticated`, `invalid`, `not_found` (no longer good), `forbidden` (banned, put out), `conflict`
 *   (asked and denied a short while ago), `rate_limited`
 */
export async function acceptInvite(actor: Actor, key: string, input: unknown = {}): Promise<Accepted> {
  const person = signedIn(actor);
  const { note } = parse(acceptSchema, input);
  const spent = await spend("joins", person.id);
  const accepted = await inTransaction<Accepted>(async (tx) => {
    const found = await inviteByKey(tx.db, person, key);
    const access = found && (await theRoomBehind(person, found.roomId, tx));
    // Once more: whoever was in the room's turn before may have used it up.
    const invite = access && (await inviteByKey(tx.db, person, key));
    if (!invite) throw noLongerGood();
    const { room, membership } = access;
    if (membership) return { slug: room.slug, membership: membershipDto(membership, person), created: false };
    if (!(await isGood(tx.db, invite))) throw noLongerGood();
    await refuseUnwelcome(tx.db, access, person, invite);
    if (invite.needsApproval && room.isPrivate && !(await isInvited(tx, room.id, person)))
      return { slug: room.slug, ...(await ask(tx, room, person, invite, note)) };
    await spendUse(tx, invite);
    return { slug: room.slug, membership: await admit(tx, room, person), created: true };
  });
  if (!accepted.created) await spent.giveBack();
  return accepted;
}

/** Whoever is invited by name need not ask, by whatever door they come. */
async function isInvited(tx: Transaction, roomId: string, { id }: Person): Promise<boolean> {
  const where = { roomId, userId: id, ...stillOpen(tx.db) };
  return (await tx.db.roomInvite.findFirst({ where })) !== null;
}
