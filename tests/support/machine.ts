import fc from "fast-check";
import { Refusal } from "~/domain/errors";
import { steppedDown, steppedUp } from "~/domain/sessions/machine/booth";
import { hostActed, hostIsAway, hostIsBack } from "~/domain/sessions/machine/host";
import { heard, unheard } from "~/domain/sessions/machine/idle";
import { durationKnown, failed, paused, resumed, skipped } from "~/domain/sessions/machine/playback";
import { added, answered, moved, removed } from "~/domain/sessions/machine/queue";
import { inMode, withSettings } from "~/domain/sessions/machine/settings";
import { isLive, REPEAT_AFTER, withItem, withPart } from "~/domain/sessions/machine/state";
import type { Item, Machine, World } from "~/domain/sessions/machine/state";
import { run, tick } from "~/domain/sessions/machine/tick";
import { judged } from "~/domain/sessions/machine/votes";
import type { SessionMode } from "~/domain/sessions/schema";

export const START = Date.parse("2026-11-24T20:00:00.000Z");
export const HOST = "host";
export const PEOPLE = [HOST, "ada", "bela", "cleo", "dora"];

/** A session that has just been started, and in which nothing has happened. */
export function newMachine(mode: SessionMode, more: Partial<Machine> = {}): Machine {
  return {
    ...{ mode, status: "ACTIVE", hostId: HOST, hostGone: false, hostAwaySince: null, idleSince: null },
    ...{ endedAt: null, playing: null, turn: 0, skipShare: 50, perPerson: 5, trackMax: 900 },
    ...{ isProgramme: false, items: [], people: [], played: new Map(), nextPosition: 1, ...more },
  };
}

/** The world at a moment. Ids are as many as are asked for. */
export function worldAt(now: number, more: Partial<World> = {}): World {
  let ids = 0;
  return { now, newId: () => `${now}-${(ids += 1)}`, isHere: () => false, listening: 0, ...more };
}

/** A track by its number: the same number is the same track. */
export function track(n: number, addedBy: string, duration: number | null = 180) {
  const trackKey = `youtube:${n}`;
  const url = `https://www.youtube.com/watch?v=${n}`;
  const trackRef = {
    provider: "youtube" as const,
    providerId: String(n),
    url,
    title: `Track ${n}`,
    artist: "",
  };
  return { trackRef, trackKey, addedBy, duration };
}

export type Step = { kind: string; who: number; at: number; wait: number };

const KINDS = [
  ...[
    "add",
    "add",
    "add",
    "add",
    "add",
    "add",
    "add",
    "add",
    "add",
    "add",
    "vote",
    "vote",
    "vote",
    "vote",
    "unvote",
    "remove",
    "move",
  ],
  ...["up", "up", "up", "down", "skip", "stale_skip", "pause", "resume", "length", "fail", "mode"],
  ...[
    "accept",
    "accept",
    "decline",
    "away",
    "back",
    "host_acts",
    "silence",
    "sound",
    "sound",
    "restart",
    "codj",
    "settings",
  ],
] as const;

/** Something somebody does, after some seconds. */
export const step = (kinds: readonly string[] = KINDS): fc.Arbitrary<Step> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    who: fc.nat(PEOPLE.length - 1),
    at: fc.nat(60),
    // Often at once, sometimes after a track or two.
    wait: fc.oneof({ weight: 5, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.nat(250) }),
  });

/** What a run keeps beside the state: who voted for what, and who listens. */
export type Party = {
  state: Machine;
  now: number;
  votes: Map<string, Map<string, 1 | -1>>;
  listening: number;
  /** Every item there ever was, as it was last. */
  seen: Map<string, Item>;
};

export const newParty = (state: Machine): Party => ({
  ...{ state, now: START, votes: new Map(), listening: 4, seen: new Map() },
});

const MODES: SessionMode[] = ["VOTE", "ROTATION", "HOST"];

/** Lets time pass and somebody do something; what the rules refuse changes nothing. */
export function take(party: Party, { kind, who, at, wait }: Step): void {
  party.now += wait * 1000;
  const person = PEOPLE[who]!;
  const live = party.state.items.filter(isLive);
  const chosen = live[at % Math.max(1, live.length)];
  const id = chosen?.id ?? "none";
  const world = worldAt(party.now, { listening: party.listening, isHere: (userId) => userId === PEOPLE[1] });
  const changes: Record<string, (state: Machine, world: World) => Machine> = {
    add: (state) => {
      const length = at % 7 === 0 ? null : 30 + at * 15;
      return added(
        state,
        { id: `${party.now}-${who}-${at}-${state.nextPosition}`, ...track(at, person, length) },
        "trackRef",
        world,
      );
    },
    vote: (state) => judged(voted(party, state, chosen, person, at % 3 === 0 ? -1 : 1), world),
    unvote: (state) => judged(voted(party, state, chosen, person, 0), world),
    remove: (state) => removed(state, id, world),
    move: (state) => moved(state, id, live[(at * 7) % live.length]?.id ?? null, at % 2 ? "all" : "own"),
    up: (state) => steppedUp(state, person, world),
    down: (state) => steppedDown(state, person, world),
    skip: (state) => skipped(state, state.turn, "by_hand", world),
    stale_skip: (state) => skipped(state, state.turn - 1, "by_hand", world),
    pause: (state) => paused(state, world),
    resume: (state) => resumed(state, world),
    length: (state) => durationKnown(state, state.playing?.itemId ?? "", 20 + at * 30, world),
    fail: (state) => failed(state, state.turn, world),
    mode: (state) => inMode(state, MODES[at % 3]!, world),
    accept: (state) => answered(state, id, true, world),
    decline: (state) => answered(state, id, false, world),
    away: (state) => hostIsAway(state, world),
    back: hostIsBack,
    host_acts: (state) => hostActed(state, world),
    silence: (state) => unheard(state, world),
    sound: heard,
    settings: (state) => withSettings(state, { trackMax: 60 + at * 20, skipShare: 1 + at }, world),
    codj: (state) => withPart(state, person, { standing: "CO_DJ" }, world.now),
    restart: (state) => state,
  };
  if (kind === "restart") party.state = reread(party.state, party.now);
  if (kind === "silence") party.listening = at % 3;
  if (kind === "sound") party.listening = 4 + at;
  const before = party.state;
  try {
    const current = tick(before, world);
    party.state = current.status === "ENDED" ? current : run(before, changes[kind]!, world);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    party.state = run(before, (state) => state, world);
  }
}

/** One vote an account and track: a new one takes the place of the old. */
function voted(
  party: Party,
  state: Machine,
  item: Item | undefined,
  person: string,
  vote: 1 | -1 | 0,
): Machine {
  const now = item && state.items.find(({ id }) => id === item.id);
  if (!now || !isLive(now) || now.addedBy === person) return state;
  const votes = party.votes.get(now.id) ?? new Map<string, 1 | -1>();
  party.votes.set(now.id, votes);
  if (vote === 0) votes.delete(person);
  else votes.set(person, vote);
  const count = (of: 1 | -1) => [...votes.values()].filter((one) => one === of).length;
  return withItem(state, now.id, { upvotes: count(1), downvotes: count(-1) });
}

/** The state as a process that starts reads it: what is over is no longer in it, and old plays are forgotten. */
export function reread(state: Machine, now: number): Machine {
  const since = now - REPEAT_AFTER - 24 * REPEAT_AFTER;
  return structuredClone({
    ...state,
    items: state.items.filter(isLive),
    played: new Map([...state.played].filter(([, { at }]) => state.isProgramme || at >= since)),
  });
}
