import DataLoader from "dataloader";
import { ownMs } from "~/world.server";

/** So many questions in one turn are a crowd, which comes in drops; then a few milliseconds gather more of them. */
const CROWD = 4;
const WAIT = 5;
/** So long after it was last seen a crowd is still on its way. In milliseconds, as the one above. */
const LASTS = 50;

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
  let crowdAt = -Infinity;
  const loader = new DataLoader<Question, Answer>(
    (questions) => {
      if (questions.length >= CROWD) crowdAt = ownMs();
      return read(questions);
    },
    {
      cache: false,
      maxBatchSize: most,
      batchScheduleFn: (start) => {
        if (Math.abs(ownMs() - crowdAt) < LASTS) setTimeout(start, WAIT);
        else setImmediate(start);
      },
    },
  );
  return (question) => loader.load(question);
}
