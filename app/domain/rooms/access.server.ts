import { reader } from "~/db/client.server";
import { lockFor } from "~/db/locks.server";
import type { Transaction, TransactionClient } from "~/db/transaction.server";
import { nowMs } from "~/world.server";
import type { Actor, Person } from "../actor";
import { noteDenied } from "../denied.server";
import { forbidden, notFound, unauthenticated } from "../errors";
import { hasRooms } from "../flags/parts.server";
import { idFrom } from "../ids";
import { membershipRow, roomRow } from "./rows.server";
import type { RoomAction } from "./permissions";
import { may, refusalOf, type Ban, type RoomPlace } from "./policy";
import type { Relation } from "./schema";
import type { Target } from "./targets";

type Db = TransactionClient | ReturnType<typeof reader>;
export type RoomRow = NonNullable<Awaited<ReturnType<Db["room"]["findUnique"]>>>;
export type MembershipRow = NonNullable<Awaited<ReturnType<Db["roomMembership"]["findUnique"]>>>;

/** A room as somebody stands to it: the only form in which the rest of the code gets a room. */
export type RoomAccess = RoomPlace & {
  actor: Actor;
  room: RoomRow;
  membership: MembershipRow | null;
  relation: Relation;
};

/**
 * The one door to a room. Everything that reads or writes in one comes through here.
 *
 * @param idOrSlug as in an address
 * @param tx a command's transaction: commands in one room then wait for each other, so the answer stays true until
 *   the commit
 * @throws Refusal `not_found` for a room that is not there and for one that must not be known; `forbidden` for
 *   somebody banned from a room that others may see
 */
export async function roomFor(actor: Actor, idOrSlug: string, tx?: Transaction): Promise<RoomAccess> {
  const access = await roomByKey(actor, idOrSlug, tx);
  if (!access) throw notFound("This room");
  allowIn(access, "see");
  return access;
}

/**
 * A room as everybody may see it, for what is shown without asking who looks.
 * @throws Refusal `not_found` for a private one too, even to its members
 */
export const publicRoom = (idOrSlug: string): Promise<RoomAccess> => roomFor(null, idOrSlug);

/** The same, with null for a room that is not there and for one that the actor may not see. */
export async function roomIfKnown(
  actor: Actor,
  idOrSlug: string,
  tx?: Transaction,
): Promise<RoomAccess | null> {
  const access = await roomByKey(actor, idOrSlug, tx);
  return access && may(actor, access, "see", nowMs()) ? access : null;
}

async function roomByKey(actor: Actor, idOrSlug: string, tx?: Transaction): Promise<RoomAccess | null> {
  // A text that no database can hold names no room.
  if (!hasRooms(actor) || idOrSlug.length > 200 || idOrSlug.includes("\u0000")) return null;
  const id = idFrom(idOrSlug);
  return accessTo(actor, id ? { id } : { slug: idOrSlug }, tx);
}

/**
 * The room to which the actor holds an invite, or from which they wait for an answer: the one case in which an outsider
 * stands before a private room. What they hear of it is for the invite to say.
 */
export async function theRoomBehind(
  actor: Actor,
  roomId: string,
  tx?: Transaction,
): Promise<RoomAccess | null> {
  return hasRooms(actor) ? accessTo(actor, { id: roomId }, tx) : null;
}

async function accessTo(
  actor: Actor,
  where: { id: string } | { slug: string },
  tx: Transaction | undefined,
): Promise<RoomAccess | null> {
  const db: Db = tx?.db ?? reader();
  let room = await (tx ? db.room.findUnique({ where }) : roomRow(where));
  if (tx && room && (await lockFor(tx, `room:${room.id}`))) room = await db.room.findUnique({ where });
  if (!room || room.deletedAt) return null;
  const key = actor && { roomId: room.id, userId: actor.id };
  const membership =
    key &&
    (await (tx ? db.roomMembership.findUnique({ where: { roomId_userId: key } }) : membershipRow(key)));
  // Whoever is a member is not banned: a ban ends the membership.
  const ban = actor && !membership ? await banOf(db, room.id, actor.id) : null;
  return accessOf(actor, room, membership, ban);
}

/** The ban of a person from a room, over or not. */
export async function banOf(db: Db, roomId: string, userId: string): Promise<Ban | null> {
  return db.roomSanction.findUnique({
    where: { roomId_userId_kind: { roomId, userId, kind: "BAN" } },
    select: { until: true, reason: true },
  });
}

/**
 * The id of a room by what stands in an address; whether there is such a room, an id does not tell.
 * @throws Refusal `not_found` for a slug that roomFor does not let in
 */
export async function roomIdFor(actor: Actor, idOrSlug: string): Promise<string> {
  return idFrom(idOrSlug) ?? (await roomFor(actor, idOrSlug)).room.id;
}

/** What the rows say of the actor's standing; what they may do there is policy.ts's to say. */
export function accessOf(
  actor: Actor,
  room: RoomRow,
  membership: MembershipRow | null,
  ban: Ban | null,
): RoomAccess {
  return {
    actor,
    room,
    membership,
    relation: membership?.role ?? "NONE",
    mutedUntil: membership?.mutedUntil ?? null,
    ban,
  };
}

/**
 * Goes on only where the table of permissions allows it.
 * @throws Refusal `unauthenticated`, `forbidden` or `not_found`, as refusalOf says
 */
export function allowIn(access: RoomAccess, action: RoomAction, target?: Target): void {
  if (may(access.actor, access, action, nowMs(), target)) return;
  const refusal = refusalOf(access.actor, access, action, nowMs());
  if (refusal.code === "forbidden") noteDenied(action);
  throw refusal;
}

/** The person behind an actor. @throws Refusal `unauthenticated` for a visitor */
export function signedIn(actor: Actor): Person {
  if (!actor) throw unauthenticated();
  return actor;
}

/** For what is no room's: @throws Refusal `unauthenticated` or `forbidden` with the message, unless allowed */
export function allow(actor: Actor, allowed: boolean, message: string): asserts allowed is true {
  if (allowed) return;
  if (!actor) throw unauthenticated();
  noteDenied();
  throw forbidden(message);
}
