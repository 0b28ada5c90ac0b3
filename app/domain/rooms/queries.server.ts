import { reader } from "~/db/client.server";
import type { Person } from "../actor";
import { unreadCount } from "../members/read-marks.server";
import type { RoomAccess } from "./access.server";
import { roomDto } from "./room-dto";
import type { RoomDto } from "./schema";

/** A room with what only its member knows of it. */
export type OwnRoom = RoomDto & { unread: number; lastReadSeq: number };

/** Somebody in this many rooms is still served at once; more are reached through discovery. */
const OWN_MAX = 200;

/** The person's rooms, those with the latest activity first, with what is unread in each. */
export async function ownRooms(person: Person): Promise<OwnRoom[]> {
  const rows = await reader().roomMembership.findMany({
    where: { userId: person.id, room: { deletedAt: null } },
    include: { room: true },
    orderBy: { room: { lastActivityAt: "desc" } },
    take: OWN_MAX,
  });
  return Promise.all(
    rows.map(async ({ room, role, lastReadSeq }) => ({
      ...roomDto(room, role),
      lastReadSeq,
      unread: await unreadCount(person.id, room.id, lastReadSeq),
    })),
  );
}

/** The room as the actor of the access sees it. */
export function roomView(access: RoomAccess): RoomDto {
  return roomDto(access.room, access.relation);
}
