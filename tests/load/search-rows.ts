import { readFileSync } from "node:fs";
import type { Database } from "~/db/client.server";

const CHUNK = 100_000;
const START = Date.parse("2026-01-01T00:00:00Z") / 1000;
const WORDS =
  "house techno dub jazz disco ambient garage soul basement balcony warehouse kitchen garden attic".split(
    " ",
  );

/** So many of the newest are written as everybody's are, post by post through the triggers. */
const BY_TRIGGER = 5000;

/**
 * Posts and replies by the hundred thousand, as both databases write them by themselves: words that all of them hold, words
 * that a few hold, numbers that one holds. All but the newest are written with the triggers and indexes put away, and
 * indexed at once by the statements with which the migration indexes what was there before it: row by row a million of
 * them took the better part of an hour.
 */
export async function bulkSearchable(
  database: Database,
  rooms: string[],
  authors: string[],
  count: number,
): Promise<void> {
  const { engine, writer } = database;
  const insert = insertOf(engine, rooms, authors);
  const atOnce = Math.max(0, count - BY_TRIGGER);
  const putBack = engine === "sqlite" ? await putAwaySqlite(writer) : await putAwayPostgresql(writer);
  for (let from = 1; from <= atOnce; from += CHUNK)
    await writer.$executeRawUnsafe(insert(from, Math.min(atOnce, from + CHUNK - 1)));
  const migration = readFileSync(
    `prisma/migrations/${engine}/20261124160000_message_search/migration.sql`,
    "utf8",
  );
  const fill = migration.split("-- What was written before.\n")[1]!;
  for (const statement of fill.split(";\n").filter((text) => text.trim() !== ""))
    await writer.$executeRawUnsafe(statement);
  for (const statement of putBack) await writer.$executeRawUnsafe(statement);
  await writer.$executeRawUnsafe(insert(atOnce + 1, count));
  // As PostgreSQL does by itself in time; nobody does it to SQLite.
  if (engine === "postgresql") await writer.$executeRawUnsafe("VACUUM ANALYZE");
}

type Client = Database["writer"];

/** Drops the triggers and indexes that can be made anew. Returns the statements that do. */
async function putAwaySqlite(writer: Client): Promise<string[]> {
  const made = await writer.$queryRawUnsafe<{ type: string; name: string; sql: string }[]>(
    `SELECT "type", "name", "sql" FROM "sqlite_master" WHERE "tbl_name" = 'messages' AND "type" IN ('index', 'trigger') AND "sql" IS NOT NULL
     ORDER BY "type"`,
  );
  for (const { type, name } of made) await writer.$executeRawUnsafe(`DROP ${type} "${name}"`);
  return made.map(({ sql }) => sql);
}

async function putAwayPostgresql(writer: Client): Promise<string[]> {
  const made = await writer.$queryRawUnsafe<{ name: string; sql: string }[]>(
    `SELECT i.indexrelid::regclass::text AS "name", pg_get_indexdef(i.indexrelid) AS "sql" FROM pg_index i
     WHERE i.indrelid IN ('"messages"'::regclass, '"message_search"'::regclass) AND NOT i.indisprimary`,
  );
  for (const { name } of made) await writer.$executeRawUnsafe(`DROP INDEX ${name}`);
  // Those that hold foreign keys too.
  await writer.$executeRawUnsafe(`ALTER TABLE "messages" DISABLE TRIGGER ALL`);
  return [...made.map(({ sql }) => sql), `ALTER TABLE "messages" ENABLE TRIGGER ALL`];
}

/** The statement that writes the messages with some numbers. */
function insertOf(engine: Database["engine"], rooms: string[], authors: string[]) {
  const pick = engine === "sqlite" ? sqlitePick : postgresqlPick;
  const time =
    engine === "sqlite"
      ? `strftime('%Y-%m-%dT%H:%M:%S.000+00:00', ${START} + i * 20, 'unixepoch')`
      : `to_timestamp(${START} + i * 20) AT TIME ZONE 'UTC'`;
  const id =
    engine === "sqlite"
      ? `printf('01900000-aaaa-7000-8000-%012x', i)`
      : `'01900000-aaaa-7000-8000-' || lpad(to_hex(i), 12, '0')`;
  const type = (name: string) => (engine === "sqlite" ? `'${name}'` : `'${name}'::"MessageType"`);
  const json = engine === "sqlite" ? "" : "::jsonb";
  return (from: number, to: number) => {
    const numbers =
      engine === "sqlite"
        ? `(WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to}) SELECT i FROM n)`
        : `generate_series(${from}, ${to}) AS n(i)`;
    return `
      INSERT INTO "messages" ("id", "roomId", "userId", "type", "text", "trackRef", "clientId", "seq", "replyCount", "reactionCounts", "createdAt", "updatedAt")
      SELECT ${id}, ${pick(rooms, "i * 7 + i / 100")}, ${pick(authors, "i * 13 + i / 77")},
        CASE WHEN i % 10 = 0 THEN ${type("REPLY")} WHEN i % 25 = 1 THEN ${type("TRACK_CARD")} ELSE ${type("TEXT")} END,
        'that bassline again, number ' || i || ', ' || ${pick(WORDS, "i / 3")} || ' and the room goes quiet before the hats come back'
          || CASE WHEN i % 997 = 0 THEN ' at the harbour' WHEN i % 49999 = 0 THEN ' by the lighthouse' ELSE '' END,
        CASE WHEN i % 25 = 1 THEN ('{"title":"Night ' || i || '","artist":"' || ${pick(WORDS, "i")} || '","provider":"spotify","providerId":"x","url":"https://open.spotify.com/track/x"}')${json} END,
        'bulk-' || i, i, 0, '[]'${json}, ${time}, ${time} FROM ${numbers}`;
  };
}

const sqlitePick = (from: string[], by: string) =>
  `(SELECT value FROM json_each('${JSON.stringify(from)}') WHERE key = (${by}) % ${from.length})`;
const postgresqlPick = (from: string[], by: string) =>
  `(ARRAY[${from.map((one) => `'${one}'`).join(",")}])[(${by}) % ${from.length} + 1]`;
