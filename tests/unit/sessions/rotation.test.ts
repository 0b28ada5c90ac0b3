import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { steppedDown, steppedUp } from "~/domain/sessions/machine/booth";
import { waitingIn } from "~/domain/sessions/machine/play";
import { skipped } from "~/domain/sessions/machine/playback";
import { added } from "~/domain/sessions/machine/queue";
import { LEAD_IN, playingItem, type Machine } from "~/domain/sessions/machine/state";
import { run, tick } from "~/domain/sessions/machine/tick";
import { newMachine, newParty, PEOPLE, START, step, take, track, worldAt } from "../../support/machine";

const SECOND = 1000;

/** A booth of these, each with so many tracks of a minute waiting. */
function booth(lines: Record<string, number>): Machine {
  let state = newMachine("ROTATION");
  let at = START;
  for (const userId of Object.keys(lines)) {
    at += SECOND;
    state = run(state, (before, world) => steppedUp(before, userId, world), worldAt(at));
  }
  for (const [userId, tracks] of Object.entries(lines))
    for (let n = 0; n < tracks; n += 1) state = add(state, userId, at);
  return state;
}

let made = 0;
function add(state: Machine, userId: string, now: number): Machine {
  made += 1;
  const item = { id: `item-${made}`, ...track(made, userId, 60) };
  return run(state, (before, world) => added(before, item, "trackRef", world), worldAt(now));
}

const skip = (state: Machine, now: number) =>
  run(state, (before, world) => skipped(before, before.turn, "by_hand", world), worldAt(now));

/** Whose tracks play while nothing is done, one after the other. */
function heard(before: Machine, count: number): (string | null)[] {
  const names: (string | null)[] = [];
  let state = before;
  for (let n = 0; n < count; n += 1) {
    names.push(playingItem(state)?.addedBy ?? null);
    const end = state.playing ? state.playing.startedAt + 60 * SECOND : 0;
    state = tick(state, worldAt(end));
  }
  return names;
}

describe("a booth", () => {
  it("goes round, one track each, and says so beforehand", () => {
    const state = booth({ ada: 3, bela: 2, cleo: 1 });
    const order = ["ada", "bela", "cleo", "ada", "bela", "ada"];
    expect(heard(state, 6)).toEqual(order);
    expect(waitingIn(state).map(({ addedBy }) => addedBy)).toEqual(order.slice(1));
  });

  it("does not count a skipped track as a turn: its DJ comes again before the next round", () => {
    const state = skip(booth({ ada: 3, bela: 2, cleo: 2 }), START + 10 * SECOND);
    expect(heard(state, 6)).toEqual(["bela", "cleo", "ada", "bela", "cleo", "ada"]);
    const [ada] = state.people;
    expect(ada).toMatchObject({ turns: 0, lastTurnAt: START + 3 * SECOND + LEAD_IN });
  });

  it("lets somebody new in at once, with as many turns as whoever has fewest", () => {
    let state = booth({ ada: 9, bela: 9 });
    state = tick(state, worldAt(START + 5 * 61 * SECOND));
    const now = START + 5 * 61 * SECOND;
    state = run(state, (before, world) => steppedUp(before, "cleo", world), worldAt(now));
    for (let n = 0; n < 4; n += 1) state = add(state, "cleo", now);
    const turns = state.people.map((part) => part.turns);
    expect(turns[2]).toBe(Math.min(turns[0]!, turns[1]!));
    expect(heard(state, 7)).toEqual(["ada", "cleo", "bela", "ada", "cleo", "bela", "ada"]);
  });

  it("does not save turns up for who has nothing to play", () => {
    let state = booth({ ada: 1, bela: 12 });
    const now = START + 8 * 61 * SECOND;
    state = tick(state, worldAt(now));
    for (let n = 0; n < 5; n += 1) state = add(state, "ada", now);
    expect(heard(state, 7)).toEqual(["bela", "ada", "bela", "ada", "bela", "ada", "bela"]);
  });

  it("wins nobody anything by leaving it and coming back, and costs nobody more than a round", () => {
    let state = booth({ ada: 4, bela: 4 });
    const now = START + 62 * SECOND + 4 * SECOND;
    state = tick(state, worldAt(now));
    state = run(state, (before, world) => steppedDown(before, "ada", world), worldAt(now));
    state = run(state, (before, world) => steppedUp(before, "ada", world), worldAt(now));
    for (let n = 0; n < 3; n += 1) state = add(state, "ada", now);
    expect(heard(state, 5)).toEqual(["bela", "ada", "bela", "ada", "bela"]);
  });

  it("takes along what waits, and lets what plays go on", () => {
    const before = booth({ ada: 2, bela: 2 });
    const state = run(before, (now, world) => steppedDown(now, "ada", world), worldAt(START + 20 * SECOND));
    expect(playingItem(state)?.addedBy).toBe("ada");
    const gone = state.items.filter((item) => item.state === "REMOVED");
    expect(gone).toMatchObject([{ addedBy: "ada", endReason: "left_booth", endedAt: START + 20 * SECOND }]);
    expect(heard(state, 3)).toEqual(["ada", "bela", "bela"]);
  });

  it("lets nobody wait for longer than a round: each of the others has one turn at most before", () => {
    const kinds = ["add", "add", "add", "add", "add", "up", "up", "down", "skip", "skip"];
    const steps = fc.array(step(kinds), { minLength: 120, maxLength: 120, size: "max" });
    fc.assert(
      fc.property(steps, (all) => {
        const party = newParty(newMachine("ROTATION"));
        const watch = patience();
        for (const one of all) {
          // In small steps, so that no track begins and ends unseen.
          for (let left = one.wait; left > 0; left -= 20) {
            party.now += Math.min(20, left) * SECOND;
            party.state = tick(party.state, worldAt(party.now));
            watch(party.state);
          }
          take(party, { ...one, wait: 0 });
          watch(party.state);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Follows who waits with a track of theirs, and how many turns each of the others has had since. */
function patience(): (state: Machine) => void {
  const waits = new Map<string, Map<string, number>>();
  const counted = new Set<string>();
  return (state) => {
    const over = state.items.filter((item) => item.state === "PLAYED" && !counted.has(item.id));
    for (const { id, addedBy } of over) {
      counted.add(id);
      for (const [userId, others] of waits) {
        if (userId === addedBy) continue;
        others.set(addedBy, (others.get(addedBy) ?? 0) + 1);
        expect(others.get(addedBy)).toBe(1);
      }
    }
    const playing = playingItem(state)?.addedBy;
    for (const userId of PEOPLE) {
      const isUp = state.people.some((part) => part.userId === userId && part.boothSince !== null);
      const hasTrack = state.items.some((item) => item.addedBy === userId && item.state === "WAITING");
      if (!isUp || !hasTrack || playing === userId) waits.delete(userId);
      else if (!waits.has(userId)) waits.set(userId, new Map());
    }
  };
}
