import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type BetterSqlite3 from "better-sqlite3";
import { LRUCache } from "lru-cache";

/** So many are kept for each connection: more than the program has, but for lists of many lengths. */
const MOST = 300;

type Statement = BetterSqlite3.Statement<unknown[]>;

/** What the adapter does with a statement, and no more. */
type Asked = { run(): unknown; bind(values: unknown[]): Bound };
type Bound = Pick<Statement, "reader" | "columns"> & { run(): unknown; raw(): { all(): unknown[] } };

/**
 * The adapter of SQLite, which keeps the statements it has prepared: by itself it has SQLite read and plan the same text
 * anew for each query, which for a small one takes as long as its answer.
 */
export class KeptStatements extends PrismaBetterSqlite3 {
  override async connect() {
    const adapter = await super.connect();
    const { client } = adapter as unknown as { client: { prepare: (text: string) => unknown } };
    const prepare = client.prepare.bind(client) as (text: string) => Statement;
    const kept = new LRUCache<string, Statement>({ max: MOST, memoMethod: prepare });
    client.prepare = (text) => asked(kept.memo(text));
    return adapter;
  }
}

/** Values that are bound to a statement stay there: they are given with each run instead. */
function asked(statement: Statement): Asked {
  return {
    run: () => statement.run(),
    bind: (values) => ({
      reader: statement.reader,
      columns: () => statement.columns(),
      run: () => statement.run(values),
      raw: () => ({ all: () => statement.raw().all(values) }),
    }),
  };
}
