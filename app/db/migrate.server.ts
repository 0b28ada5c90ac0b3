import { createHash } from "node:crypto";
import { newId } from "~/world.server";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "./client.server";
import type { TransactionClient } from "./transaction.server";

/**
 * Applies the migrations that are missing, in order, all in one transaction under a lock, and records them in
 * Prisma's own table with Prisma's checksums, so that `prisma migrate` can take over. Prisma's own command is not
 * used: it wants an engine to be downloaded.
 *
 * @param folder the folder that holds `sqlite/` and `postgresql/`
 * @returns the names of the migrations applied now
 * @throws Error when an applied migration was changed or is missing from the folder
 */
export async function migrate(database: Database, folder = "prisma/migrations"): Promise<string[]> {
  const migrations = readMigrations(join(folder, database.engine));
  return database.writer.$transaction(
    async (db) => {
      await lock(db, database.engine);
      await db.$executeRawUnsafe(MIGRATIONS_TABLE[database.engine]);
      const applied = await db.$queryRawUnsafe<{ migration_name: string; checksum: string }[]>(
        `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
      );
      verify(applied, migrations);
      const known = new Set(applied.map((row) => row.migration_name));
      const missing = migrations.filter((migration) => !known.has(migration.name));
      for (const migration of missing) {
        for (const statement of statements(migration.sql)) await db.$executeRawUnsafe(statement);
        await db.$executeRawUnsafe(
          `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
           VALUES ('${newId()}', '${migration.checksum}', '${migration.name}', ${NOW[database.engine]}, ${NOW[database.engine]}, 1)`,
        );
      }
      return missing.map((migration) => migration.name);
    },
    { maxWait: 60_000, timeout: 600_000 },
  );
}

type Migration = { name: string; sql: string; checksum: string };

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

function verify(applied: { migration_name: string; checksum: string }[], migrations: Migration[]): void {
  for (const row of applied) {
    const migration = migrations.find(({ name }) => name === row.migration_name);
    if (!migration)
      throw new Error(
        `The database has the migration ${row.migration_name}, which this version does not know.`,
      );
    if (migration.checksum !== row.checksum)
      throw new Error(`The migration ${row.migration_name} was changed after it had been applied.`);
  }
}

/**
 * Splits a script into statements. The bodies of triggers and functions keep their semicolons: SQLite's triggers end with
 * `END;` on a line of its own, PostgreSQL's functions with `$$;`.
 */
export function statements(sql: string): string[] {
  const found: string[] = [];
  let statement = "";
  for (const line of sql.split("\n")) {
    if (line.startsWith("--")) continue;
    statement += `${line}\n`;
    const ends = endOf(statement.trimStart()).test(line);
    if (!ends) continue;
    found.push(statement.trim());
    statement = "";
  }
  if (statement.trim()) found.push(statement.trim());
  return found;
}

function endOf(statement: string): RegExp {
  if (/^CREATE TRIGGER[^;]*\bBEGIN\b/.test(statement)) return /^END;\s*$/;
  return statement.startsWith("CREATE FUNCTION") ? /^\$\$;\s*$/ : /;\s*$/;
}

async function lock(db: TransactionClient, engine: Database["engine"]): Promise<void> {
  // SQLite: the first write takes the lock, and a second process waits for it (timeout of the connection).
  if (engine === "postgresql") await db.$executeRawUnsafe("SELECT pg_advisory_xact_lock(727369)");
}

const NOW = { sqlite: "CAST(unixepoch('subsec') * 1000 AS INTEGER)", postgresql: "now()" };

const MIGRATIONS_TABLE = {
  sqlite: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
    "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`,
  postgresql: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`,
};
