import { conflict } from "../../errors";
import { isQueued, partOf, withPart, type Machine, type Part, type World } from "./state";

/**
 * Steps up to the booth. Somebody new has as many turns as whoever there has fewest; coming back does not make it
 * fewer than one's own, and never costs more than a round.
 * @throws Refusal `conflict` where there is no booth
 */
export function steppedUp(state: Machine, userId: string, { now }: World): Machine {
  if (state.mode !== "ROTATION") throw conflict("There is a booth only in rotation.");
  const own = partOf(state, userId);
  if (own && own.boothSince !== null) return state;
  const least = leastTurns(state.people);
  const turns = least === null ? (own?.turns ?? 0) : Math.min(Math.max(own?.turns ?? 0, least), least + 1);
  return withPart(state, userId, { boothSince: now, turns }, now);
}

function leastTurns(people: readonly Part[]): number | null {
  const there = people.filter(({ boothSince }) => boothSince !== null);
  return there.length > 0 ? Math.min(...there.map(({ turns }) => turns)) : null;
}

/** Leaves the booth, and takes along what waits. What plays goes on. */
export function steppedDown(state: Machine, userId: string, { now }: World): Machine {
  const own = partOf(state, userId);
  if (!own || own.boothSince === null) return state;
  const left = withPart(state, userId, { boothSince: null }, now);
  const gone = { state: "REMOVED", endReason: "left_booth", endedAt: now } as const;
  return {
    ...left,
    items: left.items.map((item) =>
      item.addedBy === userId && isQueued(item) ? { ...item, ...gone } : item,
    ),
  };
}
