import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { BATCH, type Read, type Store, type Write } from "./store";
import type { ColumnKind, Row, Table, Value } from "./tables.server";

/** Opens an SQLite file beside whoever else has it open. @throws Error when it is not there */
export function sqliteStore(path: string): Store {
  if (!existsSync(path)) throw new Error(`There is no database ${path}.`);
  const db = new Database(path, { timeout: 10_000 });
  db.pragma("foreign_keys = ON");
  const parts: Read & Write = {
    rows: (table) => rowsOf(db, table),
    isEmpty: (table) => Promise.resolve(!db.prepare(`SELECT 1 FROM "${table.name}" LIMIT 1`).get()),
    insert: (table, rows) => Promise.resolve(insert(db, table, rows)),
    empty: (tables) => {
      for (const { name } of tables.toReversed()) db.exec(`DELETE FROM "${name}"`);
      return Promise.resolve();
    },
    rename: (id) => {
      db.prepare(
        `UPDATE "_prisma_migrations" SET "id" = ? WHERE "id" =
          (SELECT "id" FROM "_prisma_migrations" ORDER BY "migration_name", "started_at" LIMIT 1)`,
      ).run(id);
      return Promise.resolve();
    },
  };
  const within =
    (begin: string) =>
    async <T>(work: (all: Read & Write) => Promise<T>): Promise<T> => {
      db.exec(begin);
      try {
        const result = await work(parts);
        db.exec("COMMIT");
        return result;
      } catch (error) {
        if (db.inTransaction) db.exec("ROLLBACK");
        throw error;
      }
    };
  return {
    engine: "sqlite",
    migrations: () => Promise.resolve(migrations(db)),
    columns: () => Promise.resolve(columns(db)),
    reading: (work) =>
      within("BEGIN")((all) => {
        // The first read is what holds the state still.
        db.prepare("SELECT 1 FROM sqlite_master LIMIT 1").get();
        return work(all);
      }),
    writing: within("BEGIN IMMEDIATE"),
    close: () => Promise.resolve(void db.close()),
  };
}

function migrations(db: Database.Database): string[] {
  const isThere = db.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get();
  if (!isThere) return [];
  const rows = db
    .prepare(
      `SELECT "migration_name" AS "name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL ORDER BY 1`,
    )
    .all();
  return (rows as { name: string }[]).map(({ name }) => name);
}

function columns(db: Database.Database): Map<string, Set<string>> {
  const rows = db
    .prepare(
      `SELECT "t"."name" AS "table", "c"."name" AS "column" FROM sqlite_master "t", pragma_table_info("t"."name") "c"
       WHERE "t"."type" = 'table' AND "t"."name" NOT LIKE 'sqlite_%'`,
    )
    .all() as { table: string; column: string }[];
  const found = new Map<string, Set<string>>();
  for (const { table, column } of rows) found.set(table, (found.get(table) ?? new Set()).add(column));
  return found;
}

async function* rowsOf(db: Database.Database, { name, columns, key, parent }: Table): AsyncIterable<Row[]> {
  const order = [...(parent ? [`"${parent}" IS NOT NULL`] : []), ...key.map((column) => `"${column}"`)];
  const statement = db
    .prepare(
      `SELECT ${columns.map((column) => `"${column.name}"`).join(", ")} FROM "${name}" ORDER BY ${order.join(", ")}`,
    )
    .raw();
  let batch: Row[] = [];
  for (const row of statement.iterate() as IterableIterator<unknown[]>) {
    batch.push(columns.map(({ kind }, at) => fromSqlite(kind, row[at])));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function insert(db: Database.Database, { name, columns }: Table, rows: Row[]): void {
  const names = columns.map((column) => `"${column.name}"`).join(", ");
  const statement = db.prepare(
    `INSERT INTO "${name}" (${names}) VALUES (${columns.map(() => "?").join(", ")})`,
  );
  for (const row of rows) statement.run(columns.map(({ kind }, at) => toSqlite(kind, row[at]!)));
}

function fromSqlite(kind: ColumnKind, value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (kind === "bool") return Boolean(value);
  if (kind === "time") return new Date(value as string | number).toISOString();
  return value as Value;
}

/** As Prisma writes it: times of two forms would not sort together. */
function toSqlite(kind: ColumnKind, value: Value): Value {
  if (value === null) return null;
  if (kind === "bool") return value ? 1 : 0;
  return kind === "time" ? (value as string).replace("Z", "+00:00") : value;
}
