import { steppedDown } from "./booth";
import { hostHasLeft } from "./host";
import { isQueued, partOf, withPart, type Machine, type World } from "./state";

/** Somebody leaves for good: out of the booth, no co-DJ, and a host gives up the session. What waits of theirs stays. */
export function left(before: Machine, userId: string, world: World): Machine {
  const freed = userId === before.hostId ? hostHasLeft(before, world) : before;
  const state = steppedDown(freed, userId, world);
  const part = partOf(state, userId);
  return part && part.standing !== "GUEST"
    ? withPart(state, userId, { standing: "GUEST" }, world.now)
    : state;
}

/** Somebody is put out: they leave, and what waits of theirs goes with them. What plays is heard to its end. */
export function putOut(before: Machine, userId: string, world: World): Machine {
  const state = left(before, userId, world);
  const gone = { state: "REMOVED", endReason: "by_hand", endedAt: world.now } as const;
  return {
    ...state,
    items: state.items.map((item) =>
      item.addedBy === userId && isQueued(item) ? { ...item, ...gone } : item,
    ),
  };
}
