import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { makeDataDir } from "~/data-dir.server";
import { env } from "~/env.server";
import type { PrismaClient as SqliteClient } from "./generated/sqlite/client";

/** The one client type that the code is written against. */
export type Client = SqliteClient;
export type Engine = "sqlite" | "postgresql";

/**
 * On SQLite the adapter has a single connection, and a query outside a transaction would run inside whichever
 * transaction is open. So there are three clients: `writer`, used by inTransaction alone, one transaction at a
 * time; `reader`, which sees all that is committed (WAL); and `snapshots`, used by inSnapshot alone, because a read
 * beside an open snapshot would be as old as that one. On PostgreSQL all are the same pool.
 */
export type Database = {
  engine: Engine;
  reader: Client;
  writer: Client;
  snapshots: Client;
  /** PostgreSQL's connections, as of now; nothing on SQLite. */
  connections?: () => Connections;
  close(): Promise<void>;
};

export type Connections = { busy: number; idle: number; most: number; waiting: number };

/** Opens the database that the settings name. Migrations are applied by migrate(), not here. */
export async function openDatabase(from: { url?: string | undefined; dataDir: string }): Promise<Database> {
  return from.url ? openPostgresql(from.url) : openSqlite(from.dataDir);
}

// Each engine's client brings a query compiler of megabytes: only the one that is used is loaded. It is WebAssembly, and
// V8 makes it fast at the cost of more memory than all else that it does: only what is used much more than usual.
setFlagsFromString("--wasm-tiering-budget=50000000");

async function openSqlite(dataDir: string): Promise<Database> {
  const [{ PrismaClient }, { KeptStatements }] = await Promise.all([
    import("./generated/sqlite/client"),
    import("./kept-statements.server"),
  ]);
  const url = `file:${join(makeDataDir(dataDir), "rooms.db")}`;
  const connect = () => new PrismaClient({ adapter: new KeptStatements({ url, timeout: 5000 }) });
  const writer = connect();
  const reader = connect();
  const snapshots = connect();
  // synchronous=FULL: what was acknowledged survives a power cut too; commits are grouped, so it costs little.
  for (const pragma of [
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "wal_autocheckpoint = 4000",
  ])
    await writer.$queryRawUnsafe(`PRAGMA ${pragma}`);
  for (const client of [reader, snapshots]) await client.$queryRawUnsafe("PRAGMA mmap_size = 268435456");
  return {
    engine: "sqlite",
    reader,
    writer,
    snapshots,
    close: async () => {
      for (const client of [writer, reader, snapshots]) await client.$disconnect();
    },
  };
}

async function openPostgresql(url: string): Promise<Database> {
  const [{ PrismaClient }, { OneAtATimePg }, { default: pg }] = await Promise.all([
    import("./generated/postgresql/client"),
    import("./one-at-a-time.server"),
    import("pg"),
  ]);
  const most = 16;
  // A pool of our own rather than the adapter's: it can be asked how it is.
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
  });
  const adapter = new OneAtATimePg(pool, { disposeExternalPool: true });
  const client = new PrismaClient({ adapter }) as unknown as Client;
  return {
    engine: "postgresql",
    reader: client,
    writer: client,
    snapshots: client,
    connections: () => {
      const { totalCount, idleCount, waitingCount } = pool;
      return { busy: totalCount - idleCount, idle: idleCount, most, waiting: waitingCount };
    },
    close: () => client.$disconnect(),
  };
}

let current: Database | undefined;

/** The database of this process. */
export function database(): Database {
  if (!current) throw new Error("The database is not open yet.");
  return current;
}

/** Makes a database the one of this process; tests put theirs here. */
export function useDatabase(next: Database): Database {
  current = next;
  return next;
}

/** Opens the database of the settings and makes it this process's. */
export async function startDatabase(): Promise<Database> {
  return useDatabase(await openDatabase({ url: env().DATABASE_URL, dataDir: env().DATA_DIR }));
}

/** What reads use: never inside anybody's transaction. */
export function reader(): Client {
  return database().reader;
}
