import { AsyncLocalStorage } from "node:async_hooks";
import type { Transaction } from "./transaction.server";

/** What is written along with whatever a piece of work commits: so that it is known to be done, or was never begun. */
export type Mark = (tx: Transaction) => Promise<void>;

const marks = new AsyncLocalStorage<Mark | undefined>();

/** Does something whose every transaction carries the mark; none with `undefined`, for what is done for many at once. */
export const marked = <T>(mark: Mark | undefined, work: () => T): T => marks.run(mark, work);

/** The mark of what runs now. */
export const currentMark = (): Mark | undefined => marks.getStore();
