import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { makeDataDir } from "~/data-dir.server";
import { openDatabase } from "../client.server";
import { migrate } from "../migrate.server";
import { postgresqlStore } from "./postgresql-store.server";
import { sqliteStore } from "./sqlite-store.server";
import type { Store } from "./store";
import { holdAgainst, type Table } from "./tables.server";

/** Where an instance has its database: see the settings of these names. */
export type Place = { url?: string | undefined; dataDir: string };

const sqliteFile = (dataDir: string) => join(dataDir, "rooms.db");

/** Opens a database that is there. @throws Error when there is none, or it is of another version */
export async function openStore(place: Place, tables: Table[]): Promise<Store> {
  const store = await (place.url ? postgresqlStore(place.url) : sqliteStore(sqliteFile(place.dataDir)));
  try {
    const applied = await store.migrations();
    if (applied.length === 0) throw new Error("There is no instance in this database.");
    if (applied.join() !== ownMigrations().join())
      throw new Error("The database is of another version. Start this version on it once, then try again.");
    holdAgainst(await store.columns(), tables);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Makes the tables where there are none yet, and opens the database. */
export async function makeStore(place: Place, tables: Table[]): Promise<Store> {
  if (!place.url) makeDataDir(place.dataDir);
  const database = await openDatabase(place);
  try {
    await migrate(database);
  } finally {
    await database.close();
  }
  return openStore(place, tables);
}

/** Whether there is a database to look into: looking makes none. */
export const mayHoldData = (place: Place): boolean =>
  place.url !== undefined || existsSync(sqliteFile(place.dataDir));

/** The names of this version's migrations. */
export const ownMigrations = (folder = "prisma/migrations/sqlite"): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? entry.name : []))
    .sort();
