import { database } from "./client.server";
import { writtenAs, type ColumnKind, type Columns } from "./insert-rows.server";
import type { TransactionClient } from "./transaction.server";

/**
 * Makes an update that hands all its rows over as one JSON parameter: one statement whatever their number. Every column
 * named is written in every row.
 *
 * @param table its name in the database; rows are found by `id`
 * @param columns those that are written, and how
 */
export function rowUpdater<Row extends { id: string }>(
  table: string,
  columns: Columns<Omit<Row, "id">>,
): (db: TransactionClient, rows: Row[]) => Promise<void> {
  const kinds = Object.entries<ColumnKind>(columns);
  const set = (value: (name: string, kind: string) => string) =>
    kinds.map(([name, kind]) => `"${name}" = ${value(name, kind)}`).join(", ");
  const statement = {
    sqlite: `UPDATE "${table}" SET ${set((name, kind) => `"v"."value" ${kind === "json" ? "->" : "->>"} '$.${name}'`)}
      FROM json_each(?) AS "v" WHERE "${table}"."id" = "v"."value" ->> '$.id'`,
    // The table itself says the types.
    postgresql: `UPDATE "${table}" SET ${set((name) => `"v"."${name}"`)}
      FROM json_populate_recordset(NULL::"${table}", $1::json) AS "v" WHERE "${table}"."id" = "v"."id"`,
  };
  return async (db, rows) => {
    if (rows.length === 0) return;
    const written = rows.map((row) => writtenAs([["id", "plain"], ...kinds], row));
    await db.$executeRawUnsafe(statement[database().engine], JSON.stringify(written));
  };
}
