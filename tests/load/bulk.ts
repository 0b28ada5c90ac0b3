import type { Database } from "~/db/client.server";
import { roomStream } from "~/streams/names";

// Rows by the hundred thousand, written by SQLite itself: no command could make so many in a bench's time.

const CHUNK = 100_000;

/** The nth id of a kind, sorting by n as ids made one after the other do. Both in SQL and here. */
const sqlId = (kind: string, n: string) => `printf('01900000-${kind}-7000-8%03x-%012x', (${n}) >> 20, ${n})`;
export const bulkId = (kind: string, n: number) =>
  `01900000-${kind}-7000-8${(n >> 20).toString(16).padStart(3, "0")}-${n.toString(16).padStart(12, "0")}`;
export const MESSAGE = "aaaa";
const ROOM = "bbbb";

const time = (seconds: string) => `strftime('%Y-%m-%dT%H:%M:%S.000+00:00', ${seconds}, 'unixepoch')`;

async function inChunks(count: number, write: (from: number, to: number) => Promise<unknown>): Promise<void> {
  for (let from = 1; from <= count; from += CHUNK) await write(from, Math.min(count, from + CHUNK - 1));
}

const numbers = (from: number, to: number) =>
  `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;

/**
 * Fills an empty stream with messages, one a minute up to now; every tenth is a reply to the first of its ten, and
 * some are of the thread of the very first, which has sixty.
 */
export async function bulkMessages(
  { writer }: Database,
  roomId: string,
  authors: string[],
  count: number,
): Promise<void> {
  const author = `(SELECT value FROM json_each('${JSON.stringify(authors)}') WHERE key = i % ${authors.length})`;
  const start = Math.floor(Date.now() / 1000) - count * 60;
  const [head] = await writer.$queryRawUnsafe<{ seq: number }[]>(
    `SELECT "seq" FROM "streams" WHERE "name" = '${roomStream(roomId)}'`,
  );
  const before = Number(head?.seq ?? 0);
  await inChunks(count, (from, to) =>
    writer.$executeRawUnsafe(`${numbers(from, to)}
      INSERT INTO "messages" ("id", "roomId", "userId", "type", "text", "parentId", "clientId", "seq", "replyCount",
        "reactionCounts", "createdAt", "updatedAt")
      SELECT ${sqlId(MESSAGE, "i")}, '${roomId}', ${author},
        CASE WHEN i > 1 AND (i <= 61 OR i % 10 = 0) THEN 'REPLY' ELSE 'TEXT' END,
        'that bassline again, number ' || i || ', and the room goes quiet before the hats come back',
        CASE WHEN i > 1 AND i <= 61 THEN ${sqlId(MESSAGE, "1")} WHEN i > 61 AND i % 10 = 0 THEN ${sqlId(MESSAGE, "i - 5")} END,
        'bulk-' || i, ${before} + i, CASE WHEN i = 1 THEN 60 WHEN i > 61 AND i % 10 = 5 THEN 1 ELSE 0 END,
        '[]', ${time(`${start} + i * 60`)}, ${time(`${start} + i * 60`)} FROM n`),
  );
  await writer.$executeRawUnsafe(
    `UPDATE "streams" SET "seq" = ${before + count}, "prunedSeq" = ${before + count} WHERE "name" = '${roomStream(roomId)}'`,
  );
}

const PLACES = ["basement", "balcony", "warehouse", "kitchen", "garden", "harbour", "attic", "tunnel"];
const SOUNDS = ["house", "techno", "dub", "jazz", "disco", "ambient", "garage", "soul", "grime"];
const pick = (from: string[], by: string) =>
  `(SELECT value FROM json_each('${JSON.stringify(from)}') WHERE key = (${by}) % ${from.length})`;

/** Public rooms of every kind; twenty of them, however many there are, carry the word "lighthouse". */
export async function bulkRooms({ writer }: Database, owner: string, count: number): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  const step = Math.floor(count / 20);
  const name = `${pick(SOUNDS, "i * 7")} || ' in the ' || ${pick(PLACES, "i / 9")} || ' ' || i`;
  await inChunks(count, async (from, to) => {
    await writer.$executeRawUnsafe(`${numbers(from, to)}
      INSERT INTO "rooms" ("id", "name", "nameKey", "slug", "description", "type", "isPrivate", "genre", "tags", "createdBy",
        "memberCount", "lastActivityAt", "createdAt", "updatedAt")
      SELECT ${sqlId(ROOM, "i")}, ${name}, ${name},
        'bulk-' || i, 'A room for ' || ${pick(SOUNDS, "i / 3")} || CASE WHEN i % ${step} = 0 THEN ' by the lighthouse' ELSE '' END,
        CASE i % 3 WHEN 0 THEN 'GENRE' ELSE 'PUBLIC' END, 0, CASE WHEN i % 3 = 2 THEN NULL ELSE ${pick(
          SOUNDS.filter((sound) => !["soul", "grime"].includes(sound)),
          "i / 3",
        )} END,
        '["${PLACES[0]}","night"]', '${owner}', (i * 7919) % 997, ${time(`${now} - (i * 104729) % 5184000`)},
        ${time(`${now} - 31536000 + i * ${Math.floor(31_536_000 / count)}`)}, ${time(`${now}`)} FROM n`);
    await writer.$executeRawUnsafe(`${numbers(from, to)}
      INSERT INTO "streams" ("name", "seq") SELECT 'room:' || ${sqlId(ROOM, "i")}, 0 FROM n`);
  });
}

/** The ids of some of those rooms, spread over all of them. */
export const someRooms = (count: number, of: number) =>
  Array.from({ length: count }, (_, at) => bulkId(ROOM, 1 + Math.floor((at * of) / count)));
