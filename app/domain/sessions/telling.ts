/** Everybody is told of votes at most once in so many milliseconds. */
export const VOTES_EVERY = 1000;

type Told = { votesToldAt: Date | null; votesPending: boolean };

/** When the votes that came since may be told. */
export const votesDueAt = ({ votesToldAt }: Told): Date =>
  new Date((votesToldAt?.getTime() ?? 0) + VOTES_EVERY);

/** The earlier of two: what else is due, and votes that wait to be told. */
export function nextTelling(session: Told, dueAt: Date | null): Date | null {
  if (!session.votesPending) return dueAt;
  const votes = votesDueAt(session);
  return dueAt && dueAt < votes ? dueAt : votes;
}
