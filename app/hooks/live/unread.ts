import type { OwnRead, ServerToClient } from "~/live/protocol";

/** What a badge knows of a room. */
export type UnreadRoom = {
  unread: number;
  lastReadSeq: number;
  /** The number up to which posts are in the count already; what is read counts as such. */
  countedSeq: number;
};

type Activity = Parameters<ServerToClient["room_activity"]>[0];

/** More is not counted: the badge says 99+. */
const MOST = 100;

/** Counts posts that were told of, but for one's own and those that are in the count already. */
export function withActivity<Room extends UnreadRoom>(
  room: Room,
  { posts }: Pick<Activity, "posts">,
  viewerId: string,
): Room {
  const counted = Math.max(room.lastReadSeq, room.countedSeq);
  const fresh = posts.filter(({ seq, userId }) => seq > counted && userId !== viewerId).length;
  const countedSeq = Math.max(counted, ...posts.map(({ seq }) => seq));
  return { ...room, unread: Math.min(MOST, room.unread + fresh), countedSeq };
}

/** The person has read, or made unread, here or elsewhere: the server has counted, up to `seq`. */
export const withRead = <Room extends UnreadRoom>(
  room: Room,
  { lastReadSeq, unread, seq }: Omit<OwnRead, "roomId">,
): Room => ({ ...room, lastReadSeq, unread, countedSeq: seq });

/** The page's data was loaded again, and may be older than what was told meanwhile. */
export function withLoaded<Room extends UnreadRoom & { id: string }>(known: Room[], loaded: Room[]): Room[] {
  return loaded.map((room) => {
    const told = known.find(({ id }) => id === room.id);
    if (!told || told.countedSeq <= room.countedSeq) return room;
    const { unread, lastReadSeq, countedSeq } = told;
    return { ...room, unread, lastReadSeq, countedSeq };
  });
}
