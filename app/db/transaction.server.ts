import { log } from "~/log.server";
import { transactionTook } from "~/metrics/process.server";
import { database, type Client } from "./client.server";
import { currentMark, type Mark } from "./marks.server";

/** The client inside a transaction. */
export type TransactionClient = Parameters<Parameters<Client["$transaction"]>[0]>[0];

export type Transaction = {
  /** Reads and writes inside this transaction. */
  db: TransactionClient;
  /**
   * Runs once the transaction is committed, in the order of calls; never when it rolls back. A fault in it is logged:
   * what is committed is answered as such, and whoever comes after it hears all the same.
   */
  afterCommit(then: () => void): void;
};

/** On SQLite transactions wait for each other here, so that none meets another's unfinished work. */
let queue: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** How many transactions wait for their turn; on PostgreSQL they wait for a connection instead. */
export const waitingHere = (): number => waiting;

/**
 * The one way to write. Runs `work` in a transaction, commits, then runs what was asked for after the commit,
 * then returns. An error in `work` rolls everything back and is thrown on. What is done under a mark carries it.
 */
export async function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const mark = currentMark();
  const run = () => attempt(mark ? withMark(work, mark) : work);
  if (database().engine === "postgresql") return retrying(run);
  waiting += 1;
  const begin = () => {
    waiting -= 1;
    return run();
  };
  const turn = queue.then(begin, begin);
  queue = turn.catch(() => undefined);
  return turn;
}

const withMark =
  <T>(work: (tx: Transaction) => Promise<T>, mark: Mark) =>
  async (tx: Transaction): Promise<T> => {
    const result = await work(tx);
    await mark(tx);
    return result;
  };

async function attempt<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const followUps: (() => void)[] = [];
  let begun = 0;
  const result = await database().writer.$transaction(
    (db) => {
      begun = performance.now();
      return work({ db, afterCommit: (then) => void followUps.push(then) });
    },
    { maxWait: 10_000, timeout: 20_000 },
  );
  transactionTook.observe(performance.now() - begun);
  const heard = heldBy(() => followUps.forEach(runGuarded));
  if (heard.length > 0) await Promise.all(heard);
  return result;
}

function runGuarded(followUp: () => void): void {
  try {
    followUp();
  } catch (error) {
    followUpFailed(error);
  }
}

const followUpFailed = (error: unknown) => log.error({ event: "after_commit_failed", err: error });

let held: Promise<void>[] | null = null;

/** What `work` has asked to be waited for. */
function heldBy(work: () => void): Promise<void>[] {
  const before = held;
  const mine: Promise<void>[] = (held = []);
  try {
    work();
  } finally {
    held = before;
  }
  return mine;
}

/** Called by what runs after a commit: the command answers only when this has been fulfilled. */
export function holdAnswer(until: Promise<void>): void {
  const done = until.catch(followUpFailed);
  held?.push(done);
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

/** Whether an error says that the database cannot be reached, or went away. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message, meta } = error as { code?: string; message?: string; meta?: unknown };
  if (["P1001", "P1002", "P1008", "P1017", "P2024"].includes(code ?? "")) return true;
  const { driverAdapterError } = (meta ?? {}) as { driverAdapterError?: { cause?: { kind?: string } } };
  return (
    /NotReachable|ConnectionClosed|SocketTimeout/.test(driverAdapterError?.cause?.kind ?? "") ||
    /Can't reach database|Connection terminated|terminating connection/.test(message ?? "")
  );
}
