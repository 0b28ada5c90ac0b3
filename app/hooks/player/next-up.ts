import type { TrackRef } from "~/domain/tracks/schema";
import type { SessionState } from "~/streams/session-reducer";

/** What will most likely be heard next: worth making ready, and no harm where it turns out otherwise. */
export function nextUp({ items }: Pick<SessionState, "items">): TrackRef | null {
  const [next] = items
    .filter(({ state }) => state === "WAITING")
    .toSorted((one, other) => other.upvotes - one.upvotes || one.position - other.position);
  return next?.trackRef ?? null;
}
