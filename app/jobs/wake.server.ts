const sleepers = new Set<() => void>();

/** Says that a job is due now, so that nobody has to find it. */
export function wake(): void {
  for (const sleeper of sleepers) sleeper();
}

/** Hears of it. Returns the way to stop. */
export function onWake(sleeper: () => void): () => void {
  sleepers.add(sleeper);
  return () => sleepers.delete(sleeper);
}
