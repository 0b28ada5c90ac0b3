import { rmSync } from "node:fs";
import type { Database } from "~/db/client.server";
import { openDatabase, useDatabase } from "~/db/client.server";
import { migrate } from "~/db/migrate.server";
import { startApp, temporaryFolder } from "../../support/app";
import { raiseLimits } from "../../support/database";
import { personOf, room } from "../../support/people";
import { POSTGRES_URL, temporaryDatabase } from "../../support/postgres";
import { ask, bearer } from "../http";
import { absolute, quantile, type Row } from "../report";
import { accounts, letIn } from "../seed";
import { bulkSearchable } from "../search-rows";

const MESSAGES = 1_000_000;
const ROOMS = 20;
const ROUNDS = 20;
const TARGET = { atMost: 50 };

/** What people search for: common and rare words, beginnings, phrases, in one room and in all, by whom and when. */
const SEARCHES = [
  ...[
    "q=bassline+",
    "q=bassli",
    "q=ba",
    "q=quiet+hats+",
    "q=number+777777+",
    "q=nothinglikeit",
    "q=lighthouse+",
  ],
  ...[
    'q="goes+quiet"',
    'q="number+4321"',
    "q=harbour&sort=best",
    "q=bassline+&sort=best",
    "kind=tracks&q=disco+",
  ],
  ...["q=bassline+&author=AUTHOR", "q=harbour&room=ROOM", "q=bassline+&room=ROOM", "q=bassline+&type=REPLY"],
  ...[
    "q=bassline+&from=2026-02-01&to=2026-02-03",
    "author=AUTHOR&room=ROOM",
    "kind=people&q=p_",
    "kind=rooms&q=room",
  ],
];

/** Searches among a million messages, by the API, in a mixture; on each engine. */
export async function search(): Promise<Row[]> {
  const rows = await onEngine("SQLite");
  return POSTGRES_URL ? [...rows, ...(await onEngine("PostgreSQL"))] : rows;
}

async function onEngine(name: "SQLite" | "PostgreSQL"): Promise<Row[]> {
  const dataDir = temporaryFolder();
  const server = name === "PostgreSQL" ? await temporaryDatabase() : null;
  raiseLimits();
  const database = useDatabase(await openDatabase({ url: server?.url, dataDir }));
  try {
    await migrate(database);
    const { token, room, author } = await fill(database);
    await database.close();
    const app = await startApp({ dataDir, env: server ? { DATABASE_URL: server.url } : {} });
    const times: number[] = [];
    const each = new Map<string, number[]>();
    for (let round = -3; round < ROUNDS; round += 1)
      for (const query of SEARCHES) {
        const asked = query.replace("AUTHOR", author).replace("ROOM", room).replaceAll('"', "%22");
        const { ms } = await ask(`${app.url}/api/v1/search?${asked}`, bearer(token));
        if (round < 0) continue;
        times.push(ms);
        each.set(query, [...(each.get(query) ?? []), ms]);
      }
    await app.stop();
    const slowest = [...each].sort((a, b) => quantile(b[1], 0.5) - quantile(a[1], 0.5)).slice(0, 3);
    return [
      absolute(`search in 1,000,000 messages, ${name}, p95`, " ms", quantile(times, 0.95), TARGET),
      absolute("  the median", " ms", quantile(times, 0.5)),
      ...slowest.map(([query, own]) => absolute(`  slow: ${query}, p50`, " ms", quantile(own, 0.5))),
    ];
  } finally {
    await server?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function fill(database: Database) {
  const [owner, ...authors] = await accounts(100, "API");
  const person = await personOf(owner!.token, "API");
  const rooms = [];
  for (let at = 0; at < ROOMS; at += 1)
    // Every fourth is closed to whoever searches.
    rooms.push(await room(person, at % 4 === 3 ? { type: "PRIVATE" } : {}));
  const reader = authors[0]!;
  await letIn(rooms[0]!.id, [reader]);
  await bulkSearchable(
    database,
    rooms.map(({ id }) => id),
    authors.map(({ id }) => id),
    MESSAGES,
  );
  const author = await personOf(authors[7]!.token, "API");
  return { token: reader.token, room: rooms[5]!.id, author: author.username };
}
