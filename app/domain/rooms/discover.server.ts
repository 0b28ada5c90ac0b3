import type { Prisma } from "~/db/generated/sqlite/client";
import { database, reader } from "~/db/client.server";
import { nowMs } from "~/world.server";
import type { Actor } from "../actor";
import { invalid } from "../errors";
import { hasRooms } from "../flags/parts.server";
import { fold } from "../text";
import { isId } from "./access.server";
import { roomDto } from "./room-dto";
import type { DiscoverFilter, RoomDto, RoomSort } from "./schema";

const DAY = 86_400_000;
export const ROOMS_PAGE = 24;

export type RoomPage = { rooms: RoomDto[]; nextCursor: string | null };

/** By which column each order goes, and which way. */
const ORDER = {
  activity: { column: "lastActivityAt", direction: "desc" },
  members: { column: "memberCount", direction: "desc" },
  name: { column: "name", direction: "asc" },
  newest: { column: "createdAt", direction: "desc" },
} as const satisfies Record<RoomSort, { column: string; direction: "asc" | "desc" }>;

/**
 * A page of the rooms that everybody may know of, one's own public ones among them, never a private one.
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function discoverRooms(
  actor: Actor,
  filter: DiscoverFilter,
  page: { cursor?: string | null; limit?: number } = {},
): Promise<RoomPage> {
  if (!hasRooms(actor)) return { rooms: [], nextCursor: null };
  const limit = page.limit ?? ROOMS_PAGE;
  const { column, direction } = ORDER[filter.sort];
  const rows = await reader().room.findMany({
    where: {
      AND: [
        PUBLIC,
        ...conditions(filter),
        ...(page.cursor ? [after(page.cursor, filter.sort)] : []),
        ...(await found(filter)),
      ],
    },
    orderBy: [{ [column]: direction }, { id: direction }],
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const relations = await relationsOf(
    actor,
    shown.map((room) => room.id),
  );
  const last = shown.at(-1);
  return {
    rooms: shown.map((room) => roomDto(room, relations.get(room.id) ?? "NONE")),
    nextCursor: rows.length > limit && last ? cursorOf(last[column], last.id) : null,
  };
}

const PUBLIC = { isPrivate: false, deletedAt: null };

/** A session goes on there that everybody may know of. */
const LIVE: Prisma.RoomWhereInput = {
  sessions: { some: { status: { in: ["ACTIVE", "PAUSED"] }, isPrivate: false } },
};

function conditions(filter: DiscoverFilter) {
  const dayAgo = new Date(nowMs() - DAY);
  return [
    filter.genre ? { genre: filter.genre } : {},
    filter.type ? { type: filter.type } : {},
    filter.activity === "live" ? LIVE : {},
    filter.activity === "today" ? { lastActivityAt: { gte: dayAgo } } : {},
    filter.activity === "quiet" ? { lastActivityAt: { lt: dayAgo } } : {},
  ];
}

async function found(filter: DiscoverFilter) {
  const words = fold(filter.q).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (filter.q.trim() === "") return [];
  return [{ id: { in: words.length ? await searchIds(words.slice(0, 8)) : [] } }];
}

/** More matches than anybody leafs through are not looked at. A query on SQLite takes 998 parameters, others among them. */
const SEARCH_MAX = 900;

/** Ids of public rooms whose name, description or tags hold every word, the last one as a beginning. */
async function searchIds(words: string[]): Promise<string[]> {
  const db = reader();
  if (database().engine === "sqlite") {
    const match = words.map((word) => `"${word}"*`).join(" ");
    const rows = await db.$queryRaw<{ id: string }[]>`
      SELECT d."id" FROM "room_search" s JOIN "room_search_docs" d ON d."docid" = s."rowid"
      WHERE "room_search" MATCH ${match} LIMIT ${SEARCH_MAX}`;
    return rows.map((row) => row.id);
  }
  const query = words.map((word) => `${word}:*`).join(" & ");
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "rooms"
    WHERE NOT "isPrivate" AND "deletedAt" IS NULL
      AND to_tsvector('simple', "name" || ' ' || coalesce("description", '') || ' ' || "tags"::text) @@ to_tsquery('simple', ${query})
    LIMIT ${SEARCH_MAX}`;
  return rows.map((row) => row.id);
}

async function relationsOf(actor: Actor, roomIds: string[]) {
  if (!actor) return new Map<string, RoomDto["relation"]>();
  const rows = await reader().roomMembership.findMany({
    where: { userId: actor.id, roomId: { in: roomIds } },
    select: { roomId: true, role: true },
  });
  return new Map(rows.map((row) => [row.roomId, row.role]));
}

// A cursor is the last row's place in the order: its value and its id.
function cursorOf(value: Date | number | string, id: string): string {
  const plain = value instanceof Date ? value.getTime() : value;
  return Buffer.from(JSON.stringify([plain, id])).toString("base64url");
}

function after(cursor: string, sort: RoomSort): Prisma.RoomWhereInput {
  const { column, direction } = ORDER[sort];
  const [value, id] = readCursor(cursor, sort);
  const [beyond, upTo] = direction === "desc" ? (["lt", "lte"] as const) : (["gt", "gte"] as const);
  return { [column]: { [upTo]: value }, OR: [{ [column]: { [beyond]: value } }, { id: { [beyond]: id } }] };
}

function readCursor(cursor: string, sort: RoomSort): [Date | number | string, string] {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [unknown, unknown];
    if (typeof id !== "string" || !isId(id)) throw new Error("id");
    if (sort === "name" && typeof value === "string" && !value.includes("\u0000")) return [value, id];
    // Both a count's and a date's column end before what a number can be.
    const most = sort === "members" ? 2 ** 31 - 1 : 1e13;
    if (sort === "name" || !Number.isInteger(value) || Math.abs(value as number) > most)
      throw new Error("value");
    return [sort === "members" ? (value as number) : new Date(value as number), id];
  } catch {
    throw invalid("cursor", "This cursor is not one that was given out.");
  }
}
