import { currentMark, marked, type Mark } from "./marks.server";
import { inTransaction, type Transaction } from "./transaction.server";

/** What became of one item of a group: a value, or the error that refuses this one alone. */
export type Outcome<O> = { value: O } | { error: Error };

/**
 * Group commit: items that arrive while a transaction is under way share the next one, so many writers pay for few
 * commits. Nobody is answered before the commit. When a whole group fails, its items are tried one by one, so that
 * nobody suffers for a neighbour. Each item that is written has its own mark.
 *
 * @param run writes the items in one transaction and says what became of each, in their order
 */
export function grouped<I, O>(
  run: (tx: Transaction, items: I[]) => Promise<Outcome<O>[]>,
  most = 100,
): (item: I) => Promise<O> {
  type Waiting = {
    item: I;
    mark: Mark | undefined;
    resolve: (value: O) => void;
    reject: (error: unknown) => void;
  };
  let waiting: Waiting[] = [];
  let running = false;

  async function commit(group: Waiting[]): Promise<void> {
    try {
      const outcomes = await inTransaction(async (tx) => {
        const outcomes = await run(
          tx,
          group.map(({ item }) => item),
        );
        for (const [index, { mark }] of group.entries())
          if (mark && "value" in outcomes[index]!) await mark(tx);
        return outcomes;
      });
      group.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index]!;
        if ("value" in outcome) resolve(outcome.value);
        else reject(outcome.error);
      });
    } catch (error) {
      if (group.length === 1) group[0]!.reject(error);
      else for (const one of group) await commit([one]);
    }
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await commit(group);
    }
    running = false;
  }

  return (item) =>
    new Promise<O>((resolve, reject) => {
      waiting.push({ item, mark: currentMark(), resolve, reject });
      if (running) return;
      running = true;
      // What else arrives in this turn of the event loop joins in.
      marked(undefined, () => setImmediate(() => void drain()));
    });
}
