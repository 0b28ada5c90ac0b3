import { reader } from "~/db/client.server";
import type { Actor } from "../actor";
import { hasRooms } from "../flags/parts.server";
import { discoverRooms } from "../rooms/discover.server";
import { roomDto } from "../rooms/room-dto";
import { hasWords } from "../rooms/room-names";
import type { RoomDto } from "../rooms/schema";
import { discoverSchema } from "../rooms/schema";
import type { RoomHit, SearchPage } from "./schema";
import { wordsOf } from "./terms";

/** Discovery takes no more. */
const WORDS_MAX = 100;

/**
 * Rooms that the actor may know of by their name, description and tags: their own private ones, then all public ones.
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function searchRooms(
  actor: Actor,
  q: string,
  { cursor, limit = 20 }: { cursor?: string | null | undefined; limit?: number | undefined } = {},
): Promise<SearchPage<RoomHit>> {
  const words = wordsOf(q);
  if (words.length === 0 || !hasRooms(actor)) return { hits: [], nextCursor: null };
  const filter = discoverSchema.parse({ q: words.join(" ").slice(0, WORDS_MAX) });
  const [own, { rooms, nextCursor }] = await Promise.all([
    cursor ? [] : ownPrivateRooms(actor, words),
    discoverRooms(actor, filter, { cursor: cursor ?? null, limit }),
  ]);
  return { hits: [...own, ...rooms].map((room) => ({ kind: "room" as const, room })), nextCursor };
}

async function ownPrivateRooms(actor: Actor, words: string[]): Promise<RoomDto[]> {
  if (!actor) return [];
  const rows = await reader().roomMembership.findMany({
    where: { userId: actor.id, room: { isPrivate: true, deletedAt: null } },
    include: { room: true },
    orderBy: { room: { lastActivityAt: "desc" } },
  });
  return rows.filter(({ room }) => hasWords(room, words)).map(({ room, role }) => roomDto(room, role));
}
