import { Prisma, type Room } from "~/db/generated/sqlite/client";
import { database, reader } from "~/db/client.server";
import { nowMs } from "~/world.server";
import type { DiscoverFilter, RoomSort } from "./schema";

const DAY = 86_400_000;
const { sql } = Prisma;

/** By which column each order goes, and which way. */
export const ORDER = {
  activity: { column: "lastActivityAt", direction: "desc" },
  members: { column: "memberCount", direction: "desc" },
  name: { column: "nameKey", direction: "asc" },
  newest: { column: "createdAt", direction: "desc" },
} as const satisfies Record<RoomSort, { column: keyof Room; direction: "asc" | "desc" }>;

/** A room's place in an order. */
export type Place = { value: Date | number | string; id: string };

export const placeIn = (sort: RoomSort, room: Room): Place => ({
  value: room[ORDER[sort].column],
  id: room.id,
});

/** Which rooms are asked for: what a filter lets through, but for its words, beyond a place in its order. */
export type Asked = { filter: Omit<DiscoverFilter, "q">; beyond: Place | null };

/** Where rooms come from, as `r`, and what else holds of them. */
export type Source = { from: Prisma.Sql; where?: Prisma.Sql };

/**
 * Rooms that everybody may know of, in the filter's order, at most `limit`. In SQL, for SQLite needs to be told where to
 * begin: it takes a search's few rooms, or the live ones, for more than all there are, and would go through these.
 */
export function publicRooms(
  { filter, beyond }: Asked,
  limit: number,
  source: Source = everything(filter),
): Promise<Room[]> {
  const { column, direction } = ORDER[filter.sort];
  const [by, way] = [Prisma.raw(`r."${column}"`), Prisma.raw(direction)];
  const than = Prisma.raw(direction === "desc" ? "<" : ">");
  const dayAgo = new Date(nowMs() - DAY);
  const conditions = [
    sql`r."isPrivate" = false AND r."deletedAt" IS NULL`,
    source.where,
    filter.genre && sql`r."genre" = ${filter.genre}`,
    filter.type && sql`r."type" = ${filter.type}`,
    filter.activity === "live" && sql`r."id" IN (${LIVE})`,
    filter.activity === "today" && sql`r."lastActivityAt" >= ${dayAgo}`,
    filter.activity === "quiet" && sql`r."lastActivityAt" < ${dayAgo}`,
    beyond && sql`(${by}, r."id") ${than} (${beyond.value}, ${beyond.id})`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  return reader().$queryRaw<Room[]>`
    SELECT r.* FROM ${source.from} WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY ${by} ${way}, r."id" ${way} LIMIT ${limit}`;
}

/** Rooms with a session that everybody may know of. */
const LIVE = sql`SELECT "roomId" FROM "dj_sessions" WHERE "status" IN ('ACTIVE', 'PAUSED') AND "isPrivate" = false`;

const everything = ({ activity }: Asked["filter"]): Source => ({
  from:
    activity === "live"
      ? sql`(SELECT DISTINCT "roomId" FROM (${LIVE}) s) l ${thenJoin()} "rooms" r ON r."id" = l."roomId"`
      : sql`"rooms" r`,
});

/** A join that begins on its left. PostgreSQL counts its rows, and finds the better way by itself. */
export const thenJoin = () => (database().engine === "sqlite" ? sql`CROSS JOIN` : sql`JOIN`);
