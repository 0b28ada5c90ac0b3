import { PrismaPg } from "@prisma/adapter-pg";

/**
 * The adapter of PostgreSQL, whose transactions hand their connection one query at a time: Prisma reads several
 * relations of a row side by side, which a connection cannot, and the driver will no longer make them wait.
 */
export class OneAtATimePg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel);
      transaction.queryRaw = inTurns(transaction.queryRaw.bind(transaction));
      return transaction;
    };
    return adapter;
  }
}

/** The same function, each call of which waits for the one before. */
function inTurns<Args extends unknown[], Value>(work: (...args: Args) => Promise<Value>) {
  let last: Promise<unknown> = Promise.resolve();
  return (...args: Args): Promise<Value> => {
    const mine = last.then(() => work(...args));
    last = mine.catch(() => undefined);
    return mine;
  };
}
