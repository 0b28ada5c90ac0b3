import { database } from "./client.server";
import type { TransactionClient } from "./transaction.server";

export type ColumnKind = "plain" | "json" | "time";
export type Columns<Row> = { [Name in keyof Row & string]-?: ColumnKind };

/**
 * Makes an insert that hands all its rows over as one JSON parameter: one short statement whatever their number.
 * Prisma's createMany prepares and binds every value of every row, which took more than half of a post's time.
 *
 * @param table its name in the database
 * @param columns those that are written, and how: as they are, as JSON (null is no value), or as a moment
 */
export function rowInserter<Row extends object>(
  table: string,
  columns: Columns<Row>,
): (db: TransactionClient, rows: Row[]) => Promise<void> {
  const kinds = Object.entries<ColumnKind>(columns);
  const names = kinds.map(([name]) => `"${name}"`).join(", ");
  const statement = {
    sqlite: `INSERT INTO "${table}" (${names}) SELECT ${kinds
      .map(([name, kind]) => `"value" ${kind === "json" ? "->" : "->>"} '$.${name}'`)
      .join(", ")} FROM json_each(?)`,
    // The table itself says the types.
    postgresql: `INSERT INTO "${table}" (${names}) SELECT ${names} FROM json_populate_recordset(NULL::"${table}", $1::json)`,
  };
  return async (db, rows) => {
    if (rows.length === 0) return;
    const written = rows.map((row) => writtenAs(kinds, row));
    await db.$executeRawUnsafe(statement[database().engine], JSON.stringify(written));
  };
}

/** A row as it is handed over: what is absent has no value. */
export function writtenAs(kinds: [name: string, kind: ColumnKind][], row: object): object {
  return Object.fromEntries(
    kinds.flatMap(([name, kind]) => {
      const value: unknown = row[name as keyof typeof row];
      return value === null || value === undefined ? [] : [[name, kind === "time" ? moment(value) : value]];
    }),
  );
}

/** A moment as Prisma writes it: texts of two forms would not sort together. */
function moment(value: unknown): string {
  return new Date(value as Date | string).toISOString().replace("Z", "+00:00");
}
