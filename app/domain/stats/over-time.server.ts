import { database, reader } from "~/db/client.server";
import { now } from "~/world.server";
import { allowIn, type RoomAccess } from "../rooms/access.server";
import type { Range, RoomOverTime, Span } from "./schema";
import { topTracks } from "./top-tracks.server";

const DAY = 86_400_000;

/**
 * A room's numbers through the last days, today included; of a year by the week.
 * @throws Refusal `unauthenticated`, `forbidden`
 */
export async function roomOverTime(access: RoomAccess, days: Range): Promise<RoomOverTime> {
  allowIn(access, "read_stats");
  const roomId = access.room.id;
  const step = days === 365 ? 7 : 1;
  const count = Math.ceil(days / step);
  const end = Date.parse(now().toISOString().slice(0, 10)) + DAY;
  const start = new Date(end - count * step * DAY);
  const [written, heard, joined, before, tracks] = await Promise.all([
    writtenByDay(roomId, start),
    reader().listeningPeak.findMany({
      where: { roomId, day: { gte: dayOf(start) } },
      select: { day: true, peak: true },
    }),
    reader().roomMembership.findMany({
      where: { roomId, joinedAt: { gte: start } },
      select: { joinedAt: true },
    }),
    reader().roomMembership.count({ where: { roomId, joinedAt: { lt: start } } }),
    topTracks(roomId, start),
  ]);
  const spans = Array.from({ length: count }, (_, at): Span => {
    const from = dayOf(new Date(start.getTime() + at * step * DAY));
    return { from, members: 0, posts: 0, replies: 0, reactions: 0, listeners: 0 };
  });
  const spanOf = (day: string) =>
    spans[Math.floor((Date.parse(day) - start.getTime()) / (step * DAY))] ?? spans.at(-1)!;
  for (const { day, posts, replies, reactions } of written) {
    const span = spanOf(day);
    span.posts += posts;
    span.replies += replies;
    span.reactions += reactions;
  }
  for (const { day, peak } of heard) spanOf(day).listeners = Math.max(spanOf(day).listeners, peak);
  for (const { joinedAt } of joined) spanOf(dayOf(joinedAt)).members += 1;
  let members = before;
  for (const span of spans) span.members = members += span.members;
  return { days, step, timeZone: "UTC", spans, tracks };
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

type Written = { day: string; posts: number; replies: number; reactions: number };

/** Both engines find a room's messages of a time by their index, and add up what each of them keeps count of. */
async function writtenByDay(roomId: string, start: Date): Promise<Written[]> {
  const rows = await (database().engine === "sqlite"
    ? reader().$queryRawUnsafe<Written[]>(
        `SELECT substr("createdAt", 1, 10) AS "day", sum("parentId" IS NULL) AS "posts",
           sum("parentId" IS NOT NULL) AS "replies",
           sum(coalesce((SELECT sum("value" ->> '$.count') FROM json_each("reactionCounts")), 0)) AS "reactions"
         FROM "messages" WHERE "roomId" = ? AND "createdAt" >= ? AND "deletedAt" IS NULL AND "type" <> 'SYSTEM' GROUP BY 1`,
        roomId,
        start.toISOString().replace("Z", "+00:00"),
      )
    : reader().$queryRawUnsafe<Written[]>(
        `SELECT to_char("createdAt", 'YYYY-MM-DD') AS "day", count(*) FILTER (WHERE "parentId" IS NULL) AS "posts",
           count("parentId") AS "replies",
           sum(coalesce((SELECT sum((each ->> 'count')::int) FROM jsonb_array_elements("reactionCounts") each), 0)) AS "reactions"
         FROM "messages" WHERE "roomId" = $1 AND "createdAt" >= $2::timestamp AND "deletedAt" IS NULL AND "type" <> 'SYSTEM'
         GROUP BY 1`,
        roomId,
        start.toISOString().replace("Z", ""),
      ));
  // Engines give their own kinds of numbers.
  return rows.map(({ day, posts, replies, reactions }) => ({
    ...{ day, posts: Number(posts), replies: Number(replies), reactions: Number(reactions) },
  }));
}
