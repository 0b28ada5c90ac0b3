import type { Database } from "~/db/client.server";

const CHUNK = 50_000;
const START = Date.parse("2026-01-01T00:00:00Z") / 1000;
const WORDS =
  "house techno dub jazz disco ambient garage soul basement balcony warehouse kitchen garden attic".split(
    " ",
  );

/**
 * Posts and replies by the hundred thousand, as both databases write them by themselves: words that all of them hold, words
 * that a few hold, numbers that one holds. Their triggers index them as they do everybody's.
 */
export async function bulkSearchable(
  { engine, writer }: Database,
  rooms: string[],
  authors: string[],
  count: number,
): Promise<void> {
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
  // As an index is filled that is to be filled at once: entry by entry PostgreSQL takes many times as long.
  const index = `CREATE INDEX "message_search_words_idx" ON "message_search" USING gin ("words") WITH (gin_pending_list_limit = 512)`;
  if (engine === "postgresql") await writer.$executeRawUnsafe(`DROP INDEX "message_search_words_idx"`);
  for (let from = 1; from <= count; from += CHUNK) {
    const to = Math.min(count, from + CHUNK - 1);
    const numbers =
      engine === "sqlite"
        ? `(WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to}) SELECT i FROM n)`
        : `generate_series(${from}, ${to}) AS n(i)`;
    await writer.$executeRawUnsafe(`
      INSERT INTO "messages" ("id", "roomId", "userId", "type", "text", "trackRef", "clientId", "seq", "replyCount", "reactionCounts", "createdAt", "updatedAt")
      SELECT ${id}, ${pick(rooms, "i * 7 + i / 100")}, ${pick(authors, "i * 13 + i / 77")},
        CASE WHEN i % 10 = 0 THEN ${type("REPLY")} WHEN i % 25 = 1 THEN ${type("TRACK_CARD")} ELSE ${type("TEXT")} END,
        'that bassline again, number ' || i || ', ' || ${pick(WORDS, "i / 3")} || ' and the room goes quiet before the hats come back'
          || CASE WHEN i % 997 = 0 THEN ' at the harbour' WHEN i % 49999 = 0 THEN ' by the lighthouse' ELSE '' END,
        CASE WHEN i % 25 = 1 THEN ('{"title":"Night ' || i || '","artist":"' || ${pick(WORDS, "i")} || '","provider":"spotify","providerId":"x","url":"https://open.spotify.com/track/x"}')${json} END,
        'bulk-' || i, i, 0, '[]'${json}, ${time}, ${time} FROM ${numbers}`);
  }
  if (engine === "postgresql") await writer.$executeRawUnsafe(index);
  await writer.$executeRawUnsafe(engine === "sqlite" ? "ANALYZE" : "VACUUM ANALYZE");
}

const sqlitePick = (from: string[], by: string) =>
  `(SELECT value FROM json_each('${JSON.stringify(from)}') WHERE key = (${by}) % ${from.length})`;
const postgresqlPick = (from: string[], by: string) =>
  `(ARRAY[${from.map((one) => `'${one}'`).join(",")}])[(${by}) % ${from.length} + 1]`;
