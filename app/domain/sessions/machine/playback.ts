import { conflict } from "../../errors";
import { cutShort, playedOut } from "./play";
import { FAILS_AFTER, playingItem, withItem, type Machine, type Playing, type World } from "./state";
import type { EndReason } from "../schema";

/** @throws Refusal `conflict` where nothing plays, or it is paused already */
export function paused(state: Machine, { now }: World): Machine {
  if (!state.playing) throw conflict("Nothing is playing.");
  if (state.playing.pausedAt !== null) throw conflict("It is paused already.");
  return { ...state, status: "PAUSED", playing: { ...state.playing, pausedAt: now } };
}

/** Goes on where it was: the beginning moves by the length of the pause. Not paused, nothing changes. */
export function resumed(state: Machine, { now }: World): Machine {
  const { playing } = state;
  if (!playing || playing.pausedAt === null) return state;
  const startedAt = playing.startedAt + Math.max(0, now - playing.pausedAt);
  return { ...state, status: "ACTIVE", playing: { ...playing, startedAt, pausedAt: null } };
}

/** Ends the track of one turn. Two who mean the same track end one: a turn that is over is left alone. */
export function skipped(state: Machine, turn: number, reason: EndReason, world: World): Machine {
  return state.turn === turn ? cutShort(state, reason, world) : state;
}

/** The length of the track that plays has become known. One that is over by that ends now. */
export function durationKnown(state: Machine, itemId: string, duration: number, world: World): Machine {
  const item = playingItem(state);
  if (!item || !state.playing || item.id !== itemId || item.duration !== null) return state;
  const known = withItem(state, itemId, { duration });
  if (duration > state.trackMax) return cutShort(known, "too_long", world);
  return positionIn(state.playing, world) >= duration * 1000 ? playedOut(known, world) : known;
}

/** How far the track is, in milliseconds; before its first second less than nothing. */
export const positionIn = ({ startedAt, pausedAt }: Playing, { now }: World): number =>
  (pausedAt ?? now) - startedAt;

/** Skips a track that does not play, once it has had its time. */
export function failed(state: Machine, turn: number, world: World): Machine {
  if (state.turn !== turn || !state.playing || state.playing.pausedAt !== null) return state;
  return world.now < state.playing.startedAt + FAILS_AFTER ? state : cutShort(state, "failed", world);
}
