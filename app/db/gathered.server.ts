import DataLoader from "dataloader";

/**
 * Reads asked for in one turn of the event loop are one query: when a crowd comes at once, as after a restart, each of it
 * asks for much the same. Nothing is remembered: what is read is as new as the question.
 *
 * @param read answers the questions in their order; the same one may be among them several times
 * @param most so many go into one query
 */
export function gathered<Question, Answer>(
  read: (questions: readonly Question[]) => Promise<Answer[]>,
  most = 100,
): (question: Question) => Promise<Answer> {
  const loader = new DataLoader<Question, Answer>(read, {
    cache: false,
    maxBatchSize: most,
    batchScheduleFn: (start) => void setImmediate(start),
  });
  return (question) => loader.load(question);
}
