import { reader } from "~/db/client.server";
import { lockFor } from "~/db/locks.server";
import type { Transaction, TransactionClient } from "~/db/transaction.server";
import { nowMs } from "~/world.server";
import type { Actor } from "../actor";
import { noteDenied } from "../denied.server";
import { conflict, notFound } from "../errors";
import type { Who } from "../flags/evaluate.server";
import { hasRooms, hasSessions } from "../flags/parts.server";
import { idFrom } from "../ids";
import { accessOf, type RoomAccess } from "../rooms/access.server";
import type { SessionAction } from "./permissions";
import { maySession, refusalOfSession, type SessionPlace, type SessionTarget } from "./policy";
import { WITH_PLACE } from "./session-dto";

type Db = TransactionClient | ReturnType<typeof reader>;

const read = (db: Db, id: string, userId: string) =>
  db.dJSession.findUnique({
    where: { id },
    include: {
      host: WITH_PLACE.host,
      room: { include: { memberships: { where: { userId } }, sanctions: { where: { userId } } } },
      people: { where: { userId } },
    },
  });

type Found = NonNullable<Awaited<ReturnType<typeof read>>>;
export type SessionRow = Omit<Found, "people" | "room"> & { room: RoomAccess["room"] | null };
export type PersonRow = Found["people"][number];

/** A session as somebody stands to it: the only form in which the rest of the code gets a session. */
export type SessionAccess = SessionPlace & {
  actor: Actor;
  session: SessionRow;
  room: RoomAccess | null;
  /** The actor's row in it, if they have one. */
  person: PersonRow | null;
};

/**
 * The one door to a session. Everything that reads or writes in one comes through here.
 *
 * @param tx a command's transaction: commands in one session then wait for each other, so the answer stays true until
 *   the commit. Whatever touches its room as well asks for the room first
 * @throws Refusal `not_found` for a session that is not there and for one that must not be known; `forbidden` for
 *   somebody banned from the room of one that others may see
 */
export async function sessionFor(actor: Actor, id: string, tx?: Transaction): Promise<SessionAccess> {
  const access = await theSessionBehind(actor, id, tx);
  if (!access || !isThere(actor, access.session)) throw notFound("This session");
  allowInSession(access, "see");
  return access;
}

/** The same, with null for a session that is not there and for one that the actor may not see. */
export async function sessionIfKnown(
  actor: Actor,
  id: string,
  tx?: Transaction,
): Promise<SessionAccess | null> {
  const access = await theSessionBehind(actor, id, tx);
  return access && isThere(actor, access.session) && maySession(actor, access, "see", nowMs())
    ? access
    : null;
}

/** Whether sessions are there for the actor at all, and the room of one in a room. */
export const isThere = (actor: Who, { roomId }: { roomId: string | null }): boolean =>
  hasSessions(actor) && (roomId === null || hasRooms(actor));

/**
 * The session that a link leads to, for whoever holds the link, and any session for what advances it by itself. What
 * they hear of it is for them to say.
 */
export async function theSessionBehind(
  actor: Actor,
  text: string,
  tx?: Transaction,
): Promise<SessionAccess | null> {
  const id = idFrom(text);
  if (!id) return null;
  if (tx) await lockFor(tx, sessionLock(id));
  // Nobody has this id: to a visitor nothing belongs.
  const found = await read(tx?.db ?? reader(), id, actor?.id ?? "");
  if (!found || found.room?.deletedAt) return null;
  const { people, room, ...session } = found;
  const person = people[0] ?? null;
  const place = room && roomAccessOf(actor, room);
  return {
    actor,
    session: { ...session, room: place?.room ?? null },
    room: place,
    person,
    standing: person?.standing ?? null,
  };
}

function roomAccessOf(actor: Actor, found: NonNullable<Found["room"]>): RoomAccess {
  const { memberships, sanctions, ...room } = found;
  const membership = memberships[0] ?? null;
  const held = (kind: "BAN" | "MUTE") => sanctions.find((sanction) => sanction.kind === kind);
  const access = accessOf(actor, room, membership, membership ? null : (held("BAN") ?? null));
  // Sessions of a public room are open to outsiders: whom the room has muted is muted there without being a member.
  return { ...access, mutedUntil: access.mutedUntil ?? held("MUTE")?.until ?? null };
}

/** The name under which commands in one session wait for each other. */
export const sessionLock = (id: string) => `session:${id}`;

/**
 * Goes on only where the table of permissions allows it.
 * @throws Refusal `unauthenticated`, `forbidden` or `not_found`, as refusalOfSession says
 */
export function allowInSession(access: SessionAccess, action: SessionAction, target?: SessionTarget): void {
  if (maySession(access.actor, access, action, nowMs(), target)) return;
  const refusal = refusalOfSession(access.actor, access, action, nowMs());
  if (refusal.code === "forbidden") noteDenied(action);
  throw refusal;
}

/** For what only a session that goes on can take. @throws Refusal `conflict` */
export function refuseEnded({ status }: Pick<SessionRow, "status">): void {
  if (status === "ENDED") throw conflict("This session has ended.");
}

/** The session that goes on in a room, under its lock, for commands that act on the room. */
export async function liveSessionIn(tx: Transaction, roomId: string): Promise<SessionRow | null> {
  const where = { roomId, status: { not: "ENDED" as const } };
  const there = await tx.db.dJSession.findFirst({ where, select: { id: true } });
  if (!there) return null;
  await lockFor(tx, sessionLock(there.id));
  return tx.db.dJSession.findFirst({
    where: { ...where, id: there.id },
    include: { host: WITH_PLACE.host, room: true },
  });
}
