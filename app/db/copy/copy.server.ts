import { TableDigest, type Digest } from "./digest.server";
import type { Read, Write } from "./store";
import type { Row, Table } from "./tables.server";

export type Digests = Record<string, Digest>;

/** What the tables hold. */
export async function digestsOf(read: Read, tables: Table[]): Promise<Digests> {
  const found: Digests = {};
  for (const table of tables) {
    const digest = new TableDigest(table);
    for await (const rows of read.rows(table)) digest.add(rows);
    found[table.name] = digest.result();
  }
  return found;
}

/** Writes a table's rows as they come, and says what was written. */
export async function fill(write: Write, table: Table, rows: AsyncIterable<Row[]>): Promise<Digest> {
  const digest = new TableDigest(table);
  for await (const batch of rows) {
    digest.add(batch);
    await write.insert(table, batch);
  }
  return digest.result();
}

/**
 * Holds what was to be written against what is there now, read back in every row and column.
 * @throws Error that names the tables that differ
 */
export async function verify(read: Read, tables: Table[], expected: Digests): Promise<void> {
  const found = await digestsOf(read, tables);
  const wrong = tables.filter(({ name }) => found[name]!.sha256 !== expected[name]?.sha256);
  if (wrong.length === 0) return;
  const told = wrong.map(({ name }) => `${name} (${found[name]!.rows} rows of ${expected[name]?.rows ?? 0})`);
  throw new Error(`The copy is not the same in ${told.join(", ")}. Nothing was kept.`);
}

/** The first of the tables that holds something; null when all are empty. */
export async function firstWithData(read: Read, tables: Table[]): Promise<string | null> {
  for (const table of tables) if (!(await read.isEmpty(table))) return table.name;
  return null;
}
