import { resumed } from "./playback";
import { settled } from "./play";
import { partOf, withPart, type Machine, type World } from "./state";

/** The host is no longer connected. Whether they have left shows in a minute. */
export function hostIsAway(state: Machine, { now }: World): Machine {
  return state.hostAwaySince === null && !state.hostGone ? { ...state, hostAwaySince: now } : state;
}

/** The host is connected. */
export function hostIsBack(state: Machine): Machine {
  return state.hostAwaySince === null && !state.hostGone
    ? state
    : { ...state, hostAwaySince: null, hostGone: false };
}

/** The host did something, connected or not: their minute begins anew. */
export function hostActed(state: Machine, { now }: World): Machine {
  if (state.hostAwaySince === null && !state.hostGone) return state;
  return { ...state, hostAwaySince: now, hostGone: false };
}

/** The host has left: a co-DJ who is here takes over, the longest standing one; else the crowd carries on without. */
export function hostHasLeft(state: Machine, world: World): Machine {
  const heir = state.people
    .filter(({ userId, standing }) => standing === "CO_DJ" && userId !== state.hostId && world.isHere(userId))
    .sort((a, b) => a.joinedAt - b.joinedAt || (a.userId < b.userId ? -1 : 1))[0];
  if (heir) return handedOver(state, heir.userId, world);
  // Nobody is left who could resume.
  return settled(resumed({ ...state, hostGone: true }, world), world);
}

/** Makes somebody the host; who was it stays as a co-DJ. */
export function handedOver(state: Machine, userId: string, { now }: World): Machine {
  if (userId === state.hostId) return state;
  const heir = partOf(state, userId);
  const freed =
    heir && heir.standing !== "GUEST" ? withPart(state, userId, { standing: "GUEST" }, now) : state;
  const kept = withPart(freed, state.hostId, { standing: "CO_DJ" }, now);
  return { ...kept, hostId: userId, hostAwaySince: null, hostGone: false };
}
