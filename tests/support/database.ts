import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe } from "vitest";
import { openDatabase, useDatabase, type Database, type Engine } from "~/db/client.server";
import { migrate } from "~/db/migrate.server";
import { resetLimits, type LimitName } from "~/domain/limits/limits.server";
import { env, type Limit, type Settings } from "~/env.server";
import { temporaryFolder } from "./app";
import { POSTGRES_URL, temporaryDatabase } from "./postgres";

/** The engines of the data; every integration test runs on both. */
export const engines: Engine[] = ["sqlite", "postgresql"];

/**
 * Describes tests once for each engine, each time with a fresh, migrated database that is this process's own and gone
 * afterwards. PostgreSQL is skipped, and shown as skipped, where none is found.
 */
export function onEachEngine(what: string, tests: (engine: Engine, db: () => Database) => void): void {
  describe.each(engines)(`${what} on %s`, (engine) => onEngine(engine, tests));
}

/** The same for one engine alone, for what the other does not have. */
export function onEngine(engine: Engine, tests: (engine: Engine, db: () => Database) => void): void {
  describe.skipIf(engine === "postgresql" && !POSTGRES_URL)("with a database of its own", () => {
    let opened: Opened;
    beforeAll(async () => {
      raiseLimits();
      opened = await openFresh(engine);
    });
    afterAll(() => opened.drop());
    tests(engine, () => opened.database);
  });
}

type Opened = { database: Database; dataDir: string; drop(): Promise<void> };

/** Opens an empty database and makes it this process's. `drop` closes it and leaves nothing behind. */
export async function openFresh(engine: Engine): Promise<Opened> {
  const dataDir = temporaryFolder();
  const server = engine === "postgresql" ? await temporaryDatabase() : null;
  const database = useDatabase(await openDatabase({ url: server?.url, dataDir }));
  await migrate(database);
  return {
    database,
    dataDir,
    async drop() {
      await database.close();
      await server?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const SETTING_OF = {
  messages: "LIMIT_MESSAGES",
  messagesBurst: "LIMIT_MESSAGES_BURST",
  repeats: "LIMIT_REPEATS",
  edits: "LIMIT_EDITS",
  reactions: "LIMIT_REACTIONS",
  votes: "LIMIT_VOTES",
  rooms: "LIMIT_ROOMS",
  joins: "LIMIT_JOINS",
  sessions: "LIMIT_SESSIONS",
  invites: "LIMIT_INVITES",
  reports: "LIMIT_REPORTS",
  uploads: "LIMIT_UPLOADS",
  images: "LIMIT_IMAGES",
  signIn: "LIMIT_SIGNIN",
  signInAddress: "LIMIT_SIGNIN_ADDRESS",
  signUp: "LIMIT_SIGNUP",
  api: "LIMIT_API",
  apiToken: "LIMIT_API_TOKEN",
  sockets: "LIMIT_SOCKETS",
  socketsAddress: "LIMIT_SOCKETS_ADDRESS",
} as const satisfies Record<LimitName, keyof Settings>;

/** Sets limits and forgets what was counted. */
export function setLimits(limits: Partial<Record<LimitName, Limit>>): void {
  for (const [name, limit] of Object.entries(limits)) env()[SETTING_OF[name as LimitName]] = limit;
  resetLimits();
}

/** Lets nobody meet a limit, and new accounts post links. */
export function raiseLimits(): void {
  const high = { count: 1_000_000, seconds: 60 };
  const all = Object.fromEntries(Object.keys(SETTING_OF).map((name) => [name, high]));
  setLimits({ ...all, repeats: { count: 20, seconds: 1 } });
  env().NEW_ACCOUNT_SECONDS = 0;
}
