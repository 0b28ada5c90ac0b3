import { end } from "./end";
import { hostHasLeft } from "./host";
import { playedOut, settled } from "./play";
import { HOST_AWAY, IDLE_END, LEAD_IN, playingItem, type Machine, type World } from "./state";

/** So many things happen in one go at most; whoever is further behind goes on in the next. */
const MOST = 500;

type Due = { at: number; happen: (state: Machine, world: World) => Machine };

/** Everything that has come due by now, in its order and each at its own time: once late is as often on time. */
export function tick(before: Machine, world: World): Machine {
  let state = before;
  for (let n = 0; n < MOST; n += 1) {
    state = caughtUp(state, world.now);
    const due = nextDue(state);
    if (!due || due.at > world.now) return state;
    state = due.happen(state, { ...world, now: due.at });
  }
  return state;
}

/** One change, by somebody or something, to a state that is up to date. */
export function run(
  before: Machine,
  change: (state: Machine, world: World) => Machine,
  world: World,
): Machine {
  return settled(change(tick(before, world), world), world);
}

/** When something happens by itself next; null when nothing will. */
export function dueAt(state: Machine): number | null {
  return nextDue(state)?.at ?? null;
}

function nextDue(state: Machine): Due | null {
  if (state.status === "ENDED") return null;
  const all: Due[] = [];
  const endsAt = endOfTrack(state);
  if (endsAt !== null) all.push({ at: endsAt, happen: playedOut });
  if (state.hostAwaySince !== null && !state.hostGone)
    all.push({ at: state.hostAwaySince + HOST_AWAY, happen: hostHasLeft });
  if (state.idleSince !== null && !state.isProgramme)
    all.push({ at: state.idleSince + IDLE_END, happen: (idle, world) => end(idle, world) });
  return all.reduce<Due | null>((first, due) => (first && first.at <= due.at ? first : due), null);
}

/** When the track that plays is over: an unknown length ends with what is allowed. */
function endOfTrack(state: Machine): number | null {
  const item = playingItem(state);
  if (!item || !state.playing || state.playing.pausedAt !== null) return null;
  return state.playing.startedAt + Math.round((item.duration ?? state.trackMax) * 1000);
}

/** Whole rounds of a programme that passed while nobody was there leave no trace: the place in the round is what counts. */
function caughtUp(state: Machine, now: number): Machine {
  const { playing } = state;
  const alone = state.isProgramme && state.items.every((item) => item.id === playing?.itemId || item.endedAt);
  if (!playing || playing.pausedAt !== null || !alone) return state;
  const lengths = [...state.played.values()].map(({ duration }) => duration);
  if (lengths.some((length) => length === null || length > state.trackMax)) return state;
  const round = lengths.reduce<number>((sum, length) => sum + Math.round(length! * 1000) + LEAD_IN, 0);
  const rounds = Math.max(0, Math.floor((now - playing.startedAt) / round));
  if (rounds === 0) return state;
  const turn = state.turn + rounds * lengths.length;
  return { ...state, turn, playing: { ...playing, startedAt: playing.startedAt + rounds * round } };
}
