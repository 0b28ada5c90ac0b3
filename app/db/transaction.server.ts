import { database, type Client } from "./client.server";

/** The client inside a transaction. */
export type TransactionClient = Parameters<Parameters<Client["$transaction"]>[0]>[0];

export type Transaction = {
  /** Reads and writes inside this transaction. */
  db: TransactionClient;
  /** Runs once the transaction is committed, in the order of calls; never when it rolls back. */
  afterCommit(then: () => void): void;
};

/** On SQLite transactions wait for each other here, so that none meets another's unfinished work. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * The one way to write. Runs `work` in a transaction, commits, then runs what was asked for after the commit,
 * then returns. An error in `work` rolls everything back and is thrown on.
 */
export async function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const run = () => attempt(work);
  if (database().engine === "postgresql") return retrying(run);
  const turn = queue.then(run, run);
  queue = turn.catch(() => undefined);
  return turn;
}

async function attempt<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const followUps: (() => void)[] = [];
  const result = await database().writer.$transaction(
    (db) => work({ db, afterCommit: (then) => void followUps.push(then) }),
    { maxWait: 10_000, timeout: 20_000 },
  );
  for (const then of followUps) then();
  return result;
}

/** PostgreSQL may end a transaction to break a deadlock: such a one did nothing, and is run again. */
async function retrying<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (tries >= 5 || !isSerializationFailure(error)) throw error;
    }
  }
}

function isSerializationFailure(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === "P2034" || /deadlock detected|could not serialize/.test(message ?? "");
}

/** Whether an error says that a unique constraint was broken. */
export function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: string }).code === "P2002";
}
