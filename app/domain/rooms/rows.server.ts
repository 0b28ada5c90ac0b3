import { reader } from "~/db/client.server";
import { gathered } from "~/db/gathered.server";
import { Prisma, type Room, type RoomMembership } from "~/db/generated/sqlite/client";
import type { Transaction } from "~/db/transaction.server";

const unique = (texts: string[]) => [...new Set(texts)];

const roomById = gathered(async (ids: readonly string[]) => {
  const rows = await reader().room.findMany({ where: { id: { in: unique([...ids]) } } });
  return ids.map((wanted) => rows.find(({ id }) => id === wanted) ?? null);
});

const roomBySlug = gathered(async (slugs: readonly string[]) => {
  const rows = await reader().room.findMany({ where: { slug: { in: unique([...slugs]) } } });
  return slugs.map((wanted) => rows.find(({ slug }) => slug === wanted) ?? null);
});

/** A room's row as it is now, outside any command; null where there is none. */
export const roomRow = (key: { id: string } | { slug: string }) =>
  "id" in key ? roomById(key.id) : roomBySlug(key.slug);

type Membership = { roomId: string; userId: string };

/** Somebody's membership of a room as it is now, outside any command; null for who is no member. */
export const membershipRow = gathered(async (keys: readonly Membership[]) => {
  const rows = await reader().roomMembership.findMany({
    where: {
      roomId: { in: unique(keys.map(({ roomId }) => roomId)) },
      userId: { in: unique(keys.map(({ userId }) => userId)) },
    },
  });
  const byKey = new Map(rows.map((row) => [`${row.roomId} ${row.userId}`, row]));
  return keys.map(({ roomId, userId }) => byKey.get(`${roomId} ${userId}`) ?? null);
});

/**
 * The rooms among some that are there, and who of some people is a member of which, inside a command. In SQL: each post asks
 * for it, and Prisma takes longer to put its own question together than all else that a post has to know.
 */
export async function roomsWithMembers(
  { db }: Transaction,
  roomIds: string[],
  userIds: string[],
): Promise<{ rooms: Room[]; memberships: RoomMembership[] }> {
  const inRooms = Prisma.join(roomIds);
  const rooms = await db.$queryRaw<Room[]>`
    SELECT * FROM "rooms" WHERE "id" IN (${inRooms}) AND "deletedAt" IS NULL`;
  const memberships = await db.$queryRaw<RoomMembership[]>`
    SELECT * FROM "room_memberships" WHERE "roomId" IN (${inRooms}) AND "userId" IN (${Prisma.join(userIds)})`;
  return { rooms, memberships };
}
