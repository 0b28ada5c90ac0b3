import { inTransaction, type Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { newId, newToken, now, nowMs } from "~/world.server";
import { asUserDto, USER_COLUMNS } from "../accounts/user-dto";
import type { Actor, Person } from "../actor";
import { conflict, invalid, notFound } from "../errors";
import { idFrom } from "../ids";
import { spend } from "../limits/limits.server";
import { notify } from "../notifications/notify.server";
import { parse } from "../parse";
import { allowIn, roomFor, signedIn, type RoomRow } from "../rooms/access.server";
import { inviteDto } from "./invite-dto";
import { isBanned, stillOpen } from "./open-invites.server";
import { inviteSchema, type InviteDto } from "./schema";

/** So many links at once are still a list that somebody oversees. */
const LINKS_MAX = 100;

export const WITH_PEOPLE = { creator: { select: USER_COLUMNS }, user: { select: USER_COLUMNS } };

/**
 * Makes a link into the room, or invites one person by `userId` or `username` (who is told). Inviting somebody again
 * while they have not answered changes nothing.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found`, `conflict` (a member already, banned, too many
 *   links), `rate_limited`
 */
export async function invite(
  actor: Actor,
  idOrSlug: string,
  input: unknown,
): Promise<{ invite: InviteDto; created: boolean }> {
  const person = signedIn(actor);
  const wish = parse(inviteSchema, input);
  const expiresAt = wish.expiresIn ? new Date(nowMs() + wish.expiresIn * 1000) : (wish.expiresAt ?? null);
  if (expiresAt && expiresAt <= now()) throw invalid("expiresAt", "The end must lie in the future.");
  const isDirect = wish.userId !== undefined || wish.username !== undefined;
  const spent = await spend("invites", person.id);
  const made = await inTransaction(async (tx) => {
    const access = await roomFor(actor, idOrSlug, tx);
    allowIn(access, "invite");
    const { room } = access;
    if (wish.needsApproval && !room.isPrivate)
      throw invalid("needsApproval", "Everybody may join this room: only a private one can ask first.");
    if (isDirect) return invitePerson(tx, person, room, wish, expiresAt);
    const links = await tx.db.roomInvite.count({
      where: { roomId: room.id, userId: null, ...stillOpen(tx.db) },
    });
    if (links >= LINKS_MAX) throw conflict(`A room has at most ${LINKS_MAX} links. Revoke one first.`);
    const row = await tx.db.roomInvite.create({
      data: {
        ...{ id: newId(), roomId: room.id, createdBy: person.id, createdAt: now(), expiresAt },
        // 128 bits and more: short enough to be read aloud from a poster, too long to be guessed.
        token: newToken().slice(0, 22),
        maxUses: wish.maxUses ?? null,
        needsApproval: wish.needsApproval,
      },
      include: WITH_PEOPLE,
    });
    return { invite: inviteDto(row), created: true };
  });
  if (!made.created) await spent.giveBack();
  return made;
}

async function invitePerson(
  tx: Transaction,
  by: Person,
  room: RoomRow,
  { userId, username }: { userId?: string | undefined; username?: string | undefined },
  expiresAt: Date | null,
) {
  const user = await guest(tx, userId, username);
  const key = { roomId: room.id, userId: user.id };
  if (await tx.db.roomMembership.findUnique({ where: { roomId_userId: key } }))
    throw conflict(`${user.displayName} is a member already.`);
  if (await isBanned(tx.db, room.id, user.id))
    throw conflict(`${user.displayName} is banned here. Lift the ban first.`);
  const waiting = await tx.db.roomInvite.findFirst({
    where: { ...key, ...stillOpen(tx.db) },
    include: WITH_PEOPLE,
  });
  if (waiting) return { invite: inviteDto(waiting), created: false };
  const row = await tx.db.roomInvite.create({
    data: { id: newId(), ...key, createdBy: by.id, createdAt: now(), expiresAt },
    include: WITH_PEOPLE,
  });
  // Without the room's address: whoever is invited knows of it what the invite shows.
  await notify(tx, user.id, "INVITED", null, { by: asUserDto(by), inviteId: row.id, title: room.name });
  tx.afterCommit(() => announce({ type: "person", userId: user.id, change: "memberships" }));
  return { invite: inviteDto(row), created: true };
}

async function guest(tx: Transaction, userId: string | undefined, username: string | undefined) {
  const byId = userId !== undefined;
  const id = idFrom(userId);
  const where = id ? { id } : { username: username ?? "" };
  const isAddressable = byId ? id !== null : /^[a-z0-9_]+$/.test(username ?? "");
  const user = isAddressable ? await tx.db.user.findUnique({ where, select: USER_COLUMNS }) : null;
  if (user && !user.deletedAt) return user;
  throw byId ? notFound("This person") : invalid("username", "Nobody here goes by this name.");
}
