import { reader } from "~/db/client.server";
import { gathered } from "~/db/gathered.server";

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
