import { reader } from "~/db/client.server";
import type { Actor } from "../actor";
import { invalidCursor } from "../errors";
import { hasRooms } from "../flags/parts.server";
import { isId } from "../ids";
import { placeIn, publicRooms, type Place } from "./discover-rows.server";
import { searchedRooms } from "./discover-search.server";
import { roomDto } from "./room-dto";
import type { DiscoverFilter, RoomDto, RoomSort } from "./schema";

export const ROOMS_PAGE = 24;

export type RoomPage = { rooms: RoomDto[]; nextCursor: string | null };

/**
 * A page of the rooms that everybody may know of, one's own public ones among them, never a private one.
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function discoverRooms(
  actor: Actor,
  { q, ...filter }: DiscoverFilter,
  page: { cursor?: string | null; limit?: number } = {},
): Promise<RoomPage> {
  if (!hasRooms(actor)) return { rooms: [], nextCursor: null };
  const limit = page.limit ?? ROOMS_PAGE;
  const asked = { filter, beyond: page.cursor ? readCursor(page.cursor, filter.sort) : null };
  const rows = await (q.trim() === "" ? publicRooms(asked, limit + 1) : searchedRooms(q, asked, limit + 1));
  const shown = rows.slice(0, limit);
  const relations = await relationsOf(
    actor,
    shown.map((room) => room.id),
  );
  const last = shown.at(-1);
  return {
    rooms: shown.map((room) => roomDto(room, relations.get(room.id) ?? "NONE")),
    nextCursor: rows.length > limit && last ? cursorOf(placeIn(filter.sort, last)) : null,
  };
}

async function relationsOf(actor: Actor, roomIds: string[]) {
  if (!actor) return new Map<string, RoomDto["relation"]>();
  const rows = await reader().roomMembership.findMany({
    where: { userId: actor.id, roomId: { in: roomIds } },
    select: { roomId: true, role: true },
  });
  return new Map(rows.map((row) => [row.roomId, row.role]));
}

// A cursor is the last row's place in the order.
function cursorOf({ value, id }: Place): string {
  const plain = value instanceof Date ? value.getTime() : value;
  return Buffer.from(JSON.stringify([plain, id])).toString("base64url");
}

function readCursor(cursor: string, sort: RoomSort): Place {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [unknown, unknown];
    if (typeof id !== "string" || !isId(id)) throw new Error("id");
    if (sort === "name" && typeof value === "string" && !value.includes("\u0000")) return { value, id };
    // Both a count's and a date's column end before what a number can be.
    const most = sort === "members" ? 2 ** 31 - 1 : 1e13;
    if (sort === "name" || !Number.isInteger(value) || Math.abs(value as number) > most)
      throw new Error("value");
    return { value: sort === "members" ? (value as number) : new Date(value as number), id };
  } catch {
    throw invalidCursor();
  }
}
