import type { Digests } from "./copy.server";
import { fill, firstWithData, verify } from "./copy.server";
import { makeStore, openStore } from "./open.server";
import { allTables, type Table } from "./tables.server";

/**
 * Carries an SQLite instance's database into an empty PostgreSQL: one state of it, whoever writes meanwhile; all of it, in
 * one transaction, read back and compared in every row and column before it is kept.
 *
 * @param tell hears of each table
 * @throws Error when the target holds something, or the copy is not the same: then nothing is there
 */
export async function moveHouse(
  from: { dataDir: string },
  to: { url: string; dataDir: string },
  tell: (table: Table, rows: number) => void = () => undefined,
): Promise<Digests> {
  const tables = allTables();
  const source = await openStore({ dataDir: from.dataDir }, tables);
  try {
    const target = await makeStore(to, tables);
    try {
      return await source.reading((read) =>
        target.writing(async (write) => {
          const filled = await firstWithData(write, tables);
          if (filled) throw new Error(`The PostgreSQL database is not empty: there are ${filled} in it.`);
          const expected: Digests = {};
          for (const table of tables) {
            expected[table.name] = await fill(write, table, read.rows(table));
            tell(table, expected[table.name]!.rows);
          }
          await verify(write, tables, expected);
          return expected;
        }),
      );
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
