import { createHash, type Hash } from "node:crypto";
import type { Row, Table } from "./tables.server";

/** What a table holds, in two words: equal ones are equal in every row and column. */
export type Digest = { rows: number; sha256: string };

/** Takes the rows of a table in their order, and says what they come to. */
export class TableDigest {
  private readonly hash: Hash = createHash("sha256");
  private readonly jsonAt: number[];
  private rows = 0;

  constructor(table: Table) {
    this.jsonAt = table.columns.flatMap(({ kind }, at) => (kind === "json" ? [at] : []));
  }

  add(rows: Row[]): void {
    for (const row of rows) {
      const plain = [...row];
      for (const at of this.jsonAt) {
        const text = plain[at];
        if (typeof text === "string") plain[at] = inOrder(text);
      }
      this.hash.update(`${JSON.stringify(plain)}\n`);
    }
    this.rows += rows.length;
  }

  result(): Digest {
    return { rows: this.rows, sha256: this.hash.digest("hex") };
  }
}

/** JSON with its names in order: PostgreSQL keeps them in one of its own. */
const inOrder = (text: string): string => JSON.stringify(sorted(JSON.parse(text)));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}
