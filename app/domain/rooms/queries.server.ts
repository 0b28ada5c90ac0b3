import { reader } from "~/db/client.server";
import { headsOf } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import type { Person } from "../actor";
import { hasRooms } from "../flags/parts.server";
import { unreadCount } from "../members/read-marks.server";
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
  const heads = await headsOf(rows.map(({ room }) => roomStream(room.id)));
  return Promise.all(
    rows.map(async ({ room, role, lastReadSeq }) => {
      const countedSeq = heads.get(roomStream(room.id)) ?? 0;
      const unread = await unreadCount(person.id, room.id, lastReadSeq, { upTo: countedSeq });
      return { ...roomDto(room, role), lastReadSeq, unread, countedSeq };
    }),
  );
}

/** The room as the actor of the access sees it. */
export function roomView(access: RoomAccess): RoomDto {
  return roomDto(access.room, access.relation);
}
