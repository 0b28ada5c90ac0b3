import type { Client } from "pg";
import { BATCH, type Read, type Store, type Write } from "./store";
import { isDerived, type Column, type ColumnKind, type Row, type Table, type Value } from "./tables.server";

/** Everything comes as PostgreSQL writes it: what it means, the column's kind says. */
const AS_TEXT = { getTypeParser: () => (text: string) => text };

/** Opens a PostgreSQL database on a connection of its own. */
export async function postgresqlStore(url: string): Promise<Store> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  await client.query("SET TIME ZONE 'UTC'; SET extra_float_digits = 1");
  const types = new Map<string, string>();
  const parts: Read & Write = {
    rows: (table) => rowsOf(client, table),
    isEmpty: async ({ name }) => (await client.query(`SELECT 1 FROM "${name}" LIMIT 1`)).rows.length === 0,
    insert: async (table, rows) => {
      if (types.size === 0) await learnTypes(client, types);
      await insert(client, table, rows, types);
    },
    empty: async (tables) => {
      // What triggers keep beside them too: they do not run for this.
      const derived = [...(await columns(client)).keys()].filter(
        (name) => isDerived(name) && name !== "_prisma_migrations",
      );
      const all = [...tables.map(({ name }) => name), ...derived].map((name) => `"${name}"`);
      await client.query(`TRUNCATE ${all.join(", ")} CASCADE`);
    },
    rename: async (id) => {
      await client.query(
        `UPDATE "_prisma_migrations" SET "id" = $1 WHERE "id" =
          (SELECT "id" FROM "_prisma_migrations" ORDER BY "migration_name", "started_at" LIMIT 1)`,
        [id],
      );
    },
  };
  const within =
    (begin: string) =>
    async <T>(work: (all: Read & Write) => Promise<T>): Promise<T> => {
      await client.query(begin);
      try {
        const result = await work(parts);
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch(() => undefined);
        throw error;
      }
    };
  return {
    engine: "postgresql",
    migrations: () => migrations(client),
    columns: () => columns(client),
    reading: within("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
    writing: within("BEGIN"),
    close: () => client.end(),
  };
}

async function migrations(client: Client): Promise<string[]> {
  const { rows: there } = await client.query(`SELECT to_regclass('"_prisma_migrations"') AS "it"`);
  if ((there as { it: string | null }[])[0]?.it === null) return [];
  const { rows } = await client.query<{ name: string }>(
    `SELECT "migration_name" AS "name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

async function columns(client: Client): Promise<Map<string, Set<string>>> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `SELECT "table_name" AS "table", "column_name" AS "column" FROM information_schema.columns
     WHERE "table_schema" = current_schema()`,
  );
  const found = new Map<string, Set<string>>();
  for (const { table, column } of rows) found.set(table, (found.get(table) ?? new Set()).add(column));
  return found;
}

async function learnTypes(client: Client, types: Map<string, string>): Promise<void> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT "c"."relname" || '.' || "a"."attname" AS "name", format_type("a"."atttypid", "a"."atttypmod") AS "type"
     FROM pg_attribute "a" JOIN pg_class "c" ON "c"."oid" = "a"."attrelid"
     WHERE "c"."relnamespace" = current_schema()::regnamespace AND "a"."attnum" > 0 AND NOT "a"."attisdropped"`,
  );
  for (const { name, type } of rows) types.set(name, type);
}

/** Texts sort here as they do in SQLite: by their bytes. */
const inOrder = (columns: Column[], key: string[]) =>
  key.map((name) =>
    columns.find((column) => column.name === name)?.kind === "text"
      ? `"${name}"::text COLLATE "C"`
      : `"${name}"`,
  );

async function* rowsOf(client: Client, { name, columns, key, parent }: Table): AsyncIterable<Row[]> {
  const order = [...(parent ? [`"${parent}" IS NOT NULL`] : []), ...inOrder(columns, key)];
  const names = columns.map((column) => `"${column.name}"`).join(", ");
  await client.query(
    `DECLARE "copied" NO SCROLL CURSOR FOR SELECT ${names} FROM "${name}" ORDER BY ${order.join(", ")}`,
  );
  for (;;) {
    const { rows } = await client.query<unknown[]>({
      ...{ text: `FETCH ${BATCH} FROM "copied"`, rowMode: "array", types: AS_TEXT },
    });
    if (rows.length === 0) break;
    yield rows.map((row) => columns.map(({ kind }, at) => fromText(kind, row[at] as string | null)));
  }
  await client.query(`CLOSE "copied"`);
}

/** All rows as one JSON parameter, each value as a text that its column's type reads. */
async function insert(client: Client, table: Table, rows: Row[], types: Map<string, string>): Promise<void> {
  const { name, columns } = table;
  const named = columns.map((column) => `"${column.name}"`);
  const cast = columns.map((column) => `"r"."${column.name}"::${types.get(`${name}.${column.name}`)}`);
  const values = rows.map((row) =>
    Object.fromEntries(columns.map((column, at) => [column.name, row[at] === null ? null : String(row[at])])),
  );
  await client.query(
    `INSERT INTO "${name}" (${named.join(", ")}) SELECT ${cast.join(", ")}
     FROM json_to_recordset($1::json) AS "r" (${named.map((column) => `${column} text`).join(", ")})`,
    [JSON.stringify(values)],
  );
}

function fromText(kind: ColumnKind, text: string | null): Value {
  if (text === null) return null;
  if (kind === "int" || kind === "float") return Number(text);
  if (kind === "bool") return text === "t";
  return kind === "time" ? new Date(`${text.replace(" ", "T")}Z`).toISOString() : text;
}
