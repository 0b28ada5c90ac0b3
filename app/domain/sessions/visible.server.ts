import type { Prisma } from "~/db/generated/sqlite/client";
import { now } from "~/world.server";
import { isSiteAdmin, type Actor, type Person } from "../actor";
import { hasRooms, hasSessions } from "../flags/parts.server";

/** The table of permissions as parts of queries, for what asks for many sessions at once. */

/** For whom there are none at all. */
const NONE = { id: { in: [] as string[] } };

/** Rooms that the actor may see: members and admins any, others those that are public and do not ban them. */
export function visibleRoom(actor: Actor): Prisma.RoomWhereInput {
  if (!hasRooms(actor)) return NONE;
  if (isSiteAdmin(actor)) return { deletedAt: null };
  if (!actor) return { deletedAt: null, isPrivate: false };
  return {
    deletedAt: null,
    OR: [
      { memberships: { some: { userId: actor.id } } },
      { isPrivate: false, sanctions: { none: banOf(actor) } },
    ],
  };
}

const banOf = ({ id }: Person): Prisma.RoomSanctionWhereInput => ({
  userId: id,
  kind: "BAN",
  OR: [{ until: null }, { until: { gt: now() } }],
});

/** Sessions that are for everybody, but for whoever is banned from their room. */
export function publicSession(actor: Actor): Prisma.DJSessionWhereInput {
  if (!hasSessions(actor)) return NONE;
  return { isPrivate: false, OR: [{ roomId: null }, { room: visibleRoom(actor) }] };
}

/** Private sessions into which the person has been let: as host, by a link, or as a member of the room. */
export function privateSessionOf(person: Person): Prisma.DJSessionWhereInput {
  if (!hasSessions(person)) return NONE;
  const isIn = { some: { userId: person.id } };
  return {
    ...{ isPrivate: true, AND: { OR: [{ roomId: null }, { room: visibleRoom(person) }] } },
    OR: [{ hostId: person.id }, { people: isIn }, { room: { memberships: isIn } }],
  };
}

/** Sessions that the actor may see. */
export function visibleSession(actor: Actor): Prisma.DJSessionWhereInput {
  if (!hasSessions(actor)) return NONE;
  if (isSiteAdmin(actor)) return { OR: [{ roomId: null }, { room: visibleRoom(actor) }] };
  return actor ? { OR: [publicSession(actor), privateSessionOf(actor)] } : publicSession(actor);
}
