import { Prisma, type Room } from "~/db/generated/sqlite/client";
import { database, reader } from "~/db/client.server";
import { wordsOf } from "../search/terms";
import { fold } from "../text";
import { placeIn, publicRooms, thenJoin, type Asked, type Source } from "./discover-rows.server";
import { hasWords } from "./room-names";

const { sql } = Prisma;

/** So many rooms that have the words are put in order by themselves. */
const FEW = 200;
/** Where there are more, so many of all rooms are looked through in their order until a page is full of those. */
const LOOKED_AT = 1000;
/** Where these have too few, no more than so many that have the words are put in order. */
const MOST = 5000;

const WORDS_MAX = 8;

/** Public rooms whose name, description or tags hold every word of `q`, each as a beginning; otherwise as publicRooms. */
export async function searchedRooms(q: string, asked: Asked, limit: number): Promise<Room[]> {
  const words = (fold(q).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, WORDS_MAX);
  if (words.length === 0) return [];
  if (database().engine === "postgresql") return publicRooms(asked, limit, withWords(words));
  const match = words.map((word) => `"${word}"*`).join(" ");
  const walked = (await areMany(match)) ? await walk(wordsOf(q), asked, limit) : null;
  return walked ?? publicRooms(asked, limit, matching(match));
}

const withWords = (words: string[]): Source => ({
  from: sql`"rooms" r`,
  where: sql`to_tsvector('simple', r."name" || ' ' || coalesce(r."description", '') || ' ' || r."tags"::text)
    @@ to_tsquery('simple', ${words.map((word) => `${word}:*`).join(" & ")})`,
});

const matching = (match: string): Source => ({
  from: sql`(SELECT "rowid" AS "docid" FROM "room_search" WHERE "room_search" MATCH ${match} LIMIT ${MOST}) s
    ${thenJoin()} "room_search_docs" d ON d."docid" = s."docid" ${thenJoin()} "rooms" r ON r."id" = d."id"`,
});

async function areMany(match: string): Promise<boolean> {
  const rows = await reader().$queryRaw<object[]>`
    SELECT 1 FROM "room_search" WHERE "room_search" MATCH ${match} LIMIT 1 OFFSET ${FEW}`;
  return rows.length > 0;
}

/** Looks through rooms in their order for those that have the words; null when it gave up before it had enough. */
async function walk(words: string[], asked: Asked, limit: number): Promise<Room[] | null> {
  const found: Room[] = [];
  let { beyond } = asked;
  for (let seen = 0, step = 2 * limit; seen < LOOKED_AT; seen += step) {
    const rooms = await publicRooms({ ...asked, beyond }, step);
    found.push(...rooms.filter((room) => hasWords(room, words)));
    if (found.length >= limit || rooms.length < step) return found.slice(0, limit);
    beyond = placeIn(asked.filter.sort, rooms.at(-1)!);
  }
  return null;
}
