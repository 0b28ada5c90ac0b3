import { reader } from "~/db/client.server";
import { lockFor } from "~/db/locks.server";
import type { Transaction, TransactionClient } from "~/db/transaction.server";
import { log } from "~/log.server";
import type { Actor, Person } from "../actor";
import { forbidden, notFound, unauthenticated } from "../errors";
import { canSeeRoom, type RoomPlace } from "./policy";
import type { Relation } from "./schema";

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

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The one door to a room. Everything that reads or writes in one comes through here.
 *
 * @param idOrSlug as in an address
 * @param tx a command's transaction: commands in one room then wait for each other, so the answer stays true until
 *   the commit
 * @throws Refusal `not_found` for a room that is not there and for one that must not be known
 */
export async function roomFor(actor: Actor, idOrSlug: string, tx?: Transaction): Promise<RoomAccess> {
  const db: Db = tx?.db ?? reader();
  const where = isId(idOrSlug) ? { id: idOrSlug.toLowerCase() } : { slug: idOrSlug };
  // A text that no database can hold names no room.
  if (idOrSlug.length > 200 || idOrSlug.includes("\u0000")) throw notFound("This room");
  let room = await db.room.findUnique({ where });
  if (tx && room && (await lockFor(tx, `room:${room.id}`))) room = await db.room.findUnique({ where });
  if (!room || room.deletedAt) throw notFound("This room");
  const membership = actor
    ? await db.roomMembership.findUnique({ where: { roomId_userId: { roomId: room.id, userId: actor.id } } })
    : null;
  const access = accessOf(actor, room, membership);
  if (!canSeeRoom(actor, access)) throw notFound("This room");
  return access;
}

/** Whether a text has the form of an id; a slug never has. */
export const isId = (text: string) => UUID.test(text);

/** What the rows say of the actor's standing; whether they may know of it is canSeeRoom's to say. */
export function accessOf(actor: Actor, room: RoomRow, membership: MembershipRow | null): RoomAccess {
  return {
    actor,
    room,
    membership,
    relation: membership?.role ?? "NONE",
    mutedUntil: membership?.mutedUntil ?? null,
  };
}

/** The person behind an actor. @throws Refusal `unauthenticated` for a visitor */
export function signedIn(actor: Actor): Person {
  if (!actor) throw unauthenticated();
  return actor;
}

/** @throws Refusal `unauthenticated` or `forbidden` with the message, unless allowed */
export function allow(actor: Actor, allowed: boolean, message: string): asserts allowed is true {
  if (allowed) return;
  if (!actor) throw unauthenticated();
  log.warn({ event: "permission_denied" });
  throw forbidden(message);
}
