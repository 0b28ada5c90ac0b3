import { isQueued, playingItem, withItem, type Machine, type World } from "./state";

/** Ends the session: what played was heard so far, what waited never came to it. */
export function end(state: Machine, { now }: World): Machine {
  if (state.status === "ENDED") return state;
  const over = { endedAt: now, endReason: "session_ended" } as const;
  const playing = playingItem(state);
  const silent = playing ? withItem(state, playing.id, { state: "PLAYED", ...over }) : state;
  const items = silent.items.map((item) =>
    isQueued(item) ? { ...item, state: "DROPPED" as const, ...over } : item,
  );
  return { ...silent, items, status: "ENDED", playing: null, endedAt: now };
}
