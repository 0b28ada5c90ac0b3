import { cutShort } from "./play";
import { isQueued, playingItem, withItem, type Machine, type World } from "./state";

/** So many downvotes end a track: the session's share of the accounts that listen now, and never fewer than two. */
export function votesToSkip(skipShare: number, listening: number): number {
  return Math.max(2, Math.ceil((skipShare * listening) / 100));
}

/** Skips and drops what the crowd has voted down. */
export function judged(state: Machine, world: World): Machine {
  if (state.status === "ENDED") return state;
  const enough = votesToSkip(state.skipShare, world.listening);
  const out = state.items.filter((item) => isQueued(item) && item.downvotes >= enough);
  const fallen = { state: "DROPPED", endReason: "voted_down", endedAt: world.now } as const;
  const left = out.reduce((next, { id }) => withItem(next, id, fallen), state);
  const playing = playingItem(left);
  return playing && playing.downvotes >= enough ? cutShort(left, "voted_down", world) : left;
}
