import type { SessionMode } from "../schema";
import { steppedUp } from "./booth";
import { cutShort } from "./play";
import { positionIn } from "./playback";
import { isQueued, playingItem, withPart, type Machine, type World } from "./state";

export type Settings = Pick<Machine, "skipShare" | "perPerson" | "trackMax">;

/** Changes the session's settings. What waits already stays, until its turn comes. */
export function withSettings(before: Machine, settings: Partial<Settings>, world: World): Machine {
  const state = { ...before, ...settings };
  const lengthIsKnown = (playingItem(state)?.duration ?? null) !== null;
  if (!state.playing || lengthIsKnown || positionIn(state.playing, world) < state.trackMax * 1000)
    return state;
  return cutShort(state, "too_long", world);
}

/** Goes on in another mode with what there is: nothing that waits is lost. */
export function inMode(before: Machine, mode: SessionMode, world: World): Machine {
  if (before.mode === mode || before.status === "ENDED") return before;
  let state: Machine = { ...before, mode };
  // Without a host who chooses, a suggestion is a track like any other.
  if (before.mode === "HOST")
    state = {
      ...state,
      items: state.items.map((item) =>
        item.state === "SUGGESTED" ? { ...item, state: "WAITING" as const } : item,
      ),
    };
  if (before.mode === "ROTATION")
    for (const { userId, boothSince } of state.people)
      if (boothSince !== null) state = withPart(state, userId, { boothSince: null }, world.now);
  // In rotation only the booth plays: whoever has tracks waiting stands in it.
  if (mode === "ROTATION") {
    const waiting = state.items.filter(isQueued).sort((a, b) => a.position - b.position);
    for (const { addedBy } of waiting) state = steppedUp(state, addedBy, world);
  }
  return state;
}
