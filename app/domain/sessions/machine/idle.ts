import type { Machine, World } from "./state";

/** Somebody listens. */
export function heard(state: Machine): Machine {
  return state.idleSince === null ? state : { ...state, idleSince: null };
}

/** Nobody listens any more. */
export function unheard(state: Machine, { now }: World): Machine {
  return state.idleSince === null ? { ...state, idleSince: now } : state;
}
