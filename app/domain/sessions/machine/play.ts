import type { EndReason } from "../schema";
import { inPlayOrder } from "./line";
import {
  LEAD_IN,
  partOf,
  playingItem,
  REPEAT_AFTER,
  withItem,
  withPart,
  type Item,
  type Machine,
  type Part,
  type World,
} from "./state";

/** The tracks that wait, in the order in which they will play. */
export function waitingIn(state: Machine): Item[] {
  return inPlayOrder({
    mode: state.mode,
    hostGone: state.hostGone,
    items: state.items,
    booth: state.people,
    playingBy: playingItem(state)?.addedBy ?? null,
  });
}

/** Starts the next track where nothing plays and something waits. */
export function settled(state: Machine, world: World): Machine {
  return state.status === "ENDED" || state.playing ? state : startNext(state, world);
}

/** Ends the track that plays before its time, and goes on with the next. */
export function cutShort(state: Machine, reason: EndReason, world: World): Machine {
  const item = playingItem(state);
  if (!item) return state;
  const ended = { state: "SKIPPED", endReason: reason, skipped: true, endedAt: world.now } as const;
  return startNext(withItem(state, item.id, ended), world);
}

/** The track that plays has come to its end, which is now. */
export function playedOut(state: Machine, world: World): Machine {
  const item = playingItem(state);
  if (!item) return state;
  const ended = withItem(state, item.id, { state: "PLAYED", endedAt: world.now });
  const dj = partOf(ended, item.addedBy);
  // A turn counts when the track was played to its end.
  const counts = dj !== null && dj.boothSince !== null;
  return startNext(counts ? withPart(ended, dj.userId, { turns: dj.turns + 1 }, world.now) : ended, world);
}

/** Starts what is next. What was played too recently, or is too long by now, drops out when its turn comes. */
function startNext(before: Machine, world: World): Machine {
  const wasPaused = before.playing?.pausedAt != null;
  const startedAt = world.now + LEAD_IN;
  let state: Machine = { ...before, playing: null };
  for (;;) {
    const next = waitingIn(state)[0] ?? null;
    if (!next) {
      const again = encore(state, world);
      if (!again) return { ...state, status: "ACTIVE" };
      state = again;
      continue;
    }
    const reason = hindrance(state, next, startedAt);
    if (!reason) return begin(state, next, startedAt, wasPaused);
    state = withItem(state, next.id, { state: "DROPPED", endReason: reason, endedAt: world.now });
  }
}

function hindrance(state: Machine, item: Item, startsAt: number): EndReason | null {
  const last = state.played.get(item.trackKey);
  if (!state.isProgramme && last && startsAt - last.at < REPEAT_AFTER) return "played_recently";
  return item.duration !== null && item.duration > state.trackMax ? "too_long" : null;
}

function begin(state: Machine, item: Item, startedAt: number, paused: boolean): Machine {
  const { trackRef, trackKey, duration, addedBy } = item;
  const begun = withItem(state, item.id, { state: "PLAYING", playedAt: startedAt });
  return {
    ...begun,
    // Skipped while paused, the next one waits at its beginning.
    status: paused ? "PAUSED" : "ACTIVE",
    playing: { itemId: item.id, startedAt, pausedAt: paused ? startedAt : null },
    turn: state.turn + 1,
    played: new Map(state.played).set(trackKey, { trackRef, trackKey, duration, addedBy, at: startedAt }),
    people: state.mode === "ROTATION" ? turnOf(begun.people, addedBy, startedAt) : begun.people,
  };
}

/**
 * Notes whose turn it is. Whoever had nothing to play when their turn came has let it go by: turns are not saved up,
 * or the others would wait for more than a round.
 */
function turnOf(people: readonly Part[], userId: string, at: number): readonly Part[] {
  const dj = people.find((part) => part.userId === userId);
  if (!dj) return people;
  return people.map((part) => {
    if (part === dj) return { ...part, lastTurnAt: at };
    return part.boothSince !== null && part.turns < dj.turns ? { ...part, turns: dj.turns } : part;
  });
}

/** In a programme, what was played longest ago is queued again. */
function encore(state: Machine, world: World): Machine | null {
  if (!state.isProgramme) return null;
  const fitting = [...state.played.values()].filter(
    ({ duration }) => duration !== null && duration <= state.trackMax,
  );
  const [oldest] = fitting.sort((a, b) => a.at - b.at);
  if (!oldest) return null;
  const { trackRef, trackKey, duration, addedBy } = oldest;
  const item: Item = {
    ...{ id: world.newId(), addedBy, trackRef, trackKey, duration, position: state.nextPosition },
    ...{ state: "WAITING", upvotes: 0, downvotes: 0, createdAt: world.now },
    ...{ playedAt: null, endedAt: null, endReason: null, skipped: false },
  };
  return { ...state, items: [...state.items, item], nextPosition: state.nextPosition + 1 };
}
