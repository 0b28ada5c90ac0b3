import { reader } from "~/db/client.server";
import { Prisma } from "~/db/generated/sqlite/client";
import type { Person } from "../actor";
import { hasRooms } from "../flags/parts.server";
import { unreadAt } from "../members/unread.server";
import type { RoomAccess } from "./access.server";
import { roomDto } from "./room-dto";
import type { RoomDto } from "./schema";

/** A room with what only its member knows of it. */
export type OwnRoom = RoomDto & {
  unread: number;
  lastReadSeq: number;
  /** The number of the room's stream up to which `unread` is counted. */
  countedSeq: number;
};

/** Somebody in this many rooms is still served at once; more are reached through discovery. */
const OWN_MAX = 200;

/** The person's rooms, those with the latest activity first, with what is unread in each. */
export async function ownRooms(person: Person): Promise<OwnRoom[]> {
  if (!hasRooms(person)) return [];
  const rows = await reader().roomMembership.findMany({
    where: { userId: person.id, room: { deletedAt: null } },
    include: { room: true },
    orderBy: { room: { lastActivityAt: "desc" } },
    take: OWN_MAX,
  });
  if (rows.length === 0) return [];
  const ids = Prisma.join(rows.map(({ id }) => id));
  const unread = await unreadAt(Prisma.sql`"room_memberships" m WHERE m."id" IN (${ids})`);
  const byRoom = new Map(unread.map((row) => [row.roomId, row]));
  return rows.flatMap(({ room, role }) => {
    const at = byRoom.get(room.id);
    // Whoever has left meanwhile has no mark.
    if (!at) return [];
    return {
      ...roomDto(room, role),
      lastReadSeq: at.lastReadSeq,
      unread: at.count,
      countedSeq: at.countedSeq,
    };
  });
}

/** The room as the actor of the access sees it. */
export function roomView(access: RoomAccess): RoomDto {
  return roomDto(access.room, access.relation);
}
