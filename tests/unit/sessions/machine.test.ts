import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { waitingIn } from "~/domain/sessions/machine/play";
import { isLive, LEAD_IN, REPEAT_AFTER, type Item, type Machine } from "~/domain/sessions/machine/state";
import { dueAt, tick } from "~/domain/sessions/machine/tick";
import type { SessionMode } from "~/domain/sessions/schema";
import {
  newMachine,
  newParty,
  reread,
  step,
  take,
  worldAt,
  type Party,
  type Step,
} from "../../support/machine";

const modes = fc.constantFrom<SessionMode>("VOTE", "ROTATION", "HOST");
const steps = (count: number) => fc.array(step(), { minLength: count, maxLength: count, size: "max" });

/** What holds of every state there ever is. */
function holds({ state }: Party): void {
  const playing = state.items.filter((item) => item.state === "PLAYING");
  expect(playing.map(({ id }) => id)).toEqual(state.playing ? [state.playing.itemId] : []);
  expect(state.status === "PAUSED").toBe(state.playing?.pausedAt != null);
  expect(state.status === "ENDED").toBe(state.endedAt !== null);
  expect(new Set(state.items.map(({ position }) => position)).size).toBe(state.items.length);
  for (const item of state.items) {
    expect(isLive(item)).toBe(item.endedAt === null);
    expect(item.skipped).toBe(item.state === "SKIPPED");
    if (item.state === "PLAYED" || item.state === "SKIPPED") expect(item.playedAt).not.toBeNull();
    if (item.state === "SUGGESTED") expect(state.mode).toBe("HOST");
  }
  if (state.status === "ENDED") expect(state.items.filter(isLive)).toEqual([]);
  // Where something waits to be played, something plays.
  if (state.status === "ACTIVE" && !state.playing) expect(waitingIn(state)).toEqual([]);
}

/** What is over stays as it was. */
function keepsWhatIsOver({ state, seen }: Party): void {
  for (const item of state.items) {
    const before = seen.get(item.id);
    if (before && !isLive(before)) expect(item).toEqual(before);
    seen.set(item.id, item);
  }
}

function play(mode: SessionMode, all: Step[], look: (party: Party, before: Machine) => void): Party {
  const party = newParty(newMachine(mode));
  for (const one of all) {
    const before = party.state;
    take(party, one);
    look(party, before);
  }
  return party;
}

describe("a session's state", () => {
  it("holds together whatever happens, and what is over stays over", () => {
    fc.assert(
      fc.property(modes, steps(80), (mode, all) => {
        play(mode, all, (party) => {
          holds(party);
          keepsWhatIsOver(party);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("counts one vote an account, whatever is voted, changed and taken back", () => {
    fc.assert(
      fc.property(
        modes,
        fc.array(step(["add", "up", "vote", "vote", "vote", "unvote"]), {
          minLength: 60,
          maxLength: 60,
          size: "max",
        }),
        (mode, all) => {
          play(mode, all, ({ state, votes }) => {
            for (const { id, upvotes, downvotes, addedBy } of state.items) {
              const cast = [...(votes.get(id)?.values() ?? [])];
              expect([upvotes, downvotes]).toEqual(
                [1, -1].map((of) => cast.filter((one) => one === of).length),
              );
              expect(votes.get(id)?.has(addedBy) ?? false).toBe(false);
            }
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it("never lets a track begin within the hour after it began", () => {
    fc.assert(
      fc.property(modes, steps(80), (mode, all) => {
        const { seen } = play(mode, all, keepsWhatIsOver);
        const begun = [...seen.values()].filter(({ playedAt }) => playedAt !== null);
        for (const a of begun)
          for (const b of begun)
            if (a !== b && a.trackKey === b.trackKey)
              expect(Math.abs(a.playedAt! - b.playedAt!)).toBeGreaterThanOrEqual(REPEAT_AFTER);
      }),
      { numRuns: 60 },
    );
  });

  it("plays next what the mode says, and without a gap where nobody interferes", () => {
    fc.assert(
      fc.property(modes, steps(80), (mode, all) => {
        play(mode, all, ({ state, now }, before) => {
          // One by one, as time passes alone.
          const world = worldAt(now);
          let current = before.status === "ENDED" ? before : state;
          for (let n = 0; n < 20; n += 1) {
            const due = dueAt(current);
            if (due === null) break;
            const next = tick(current, { ...world, now: due });
            if (next.turn === current.turn + 1 && next.playing) {
              const begun = next.items.find(({ state }) => state === "PLAYING")!;
              expect(begun.playedAt).toBe(due + LEAD_IN);
              expect(rank(current, begun)).toBe(0);
            }
            current = next;
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it("is the same after any downtime as if it had been looked at all along", () => {
    fc.assert(
      fc.property(
        modes,
        steps(60),
        fc.array(fc.nat(3_600), { minLength: 1, maxLength: 12 }),
        (mode, all, looks) => {
          const { state, now } = play(mode, all, () => undefined);
          const end = now + 2 * 3_600_000;
          let looked = state;
          for (const seconds of looks.sort((a, b) => a - b))
            looked = tick(looked, worldAt(now + seconds * 1000, { newId: ids() }));
          const late = tick(reread(state, now), worldAt(end, { newId: ids() }));
          expect(live(tick(looked, worldAt(end, { newId: ids() })))).toEqual(live(late));
        },
      ),
      { numRuns: 60 },
    );
  });
});

const ids = () => () => "none";

/** The state without what is over, as it is stored. */
const live = (state: Machine) => ({
  ...state,
  items: state.items.filter(isLive),
  played: [...state.played].sort(),
});

/** How many should play before this one: told apart from how the order is made. */
function rank(state: Machine, item: Item): number {
  const dropped = (one: Item) => {
    const last = state.played.get(one.trackKey);
    return (last && item.playedAt! - last.at < REPEAT_AFTER) || (one.duration ?? 0) > state.trackMax;
  };
  const free = state.mode === "HOST" && state.hostGone;
  const waiting = state.items.filter(
    (one) =>
      one.id !== item.id && (one.state === "WAITING" || (free && one.state === "SUGGESTED")) && !dropped(one),
  );
  const was = state.items.find(({ id }) => id === item.id)!;
  if (state.mode === "HOST" && !free) return waiting.filter((one) => one.position < was.position).length;
  if (state.mode !== "ROTATION")
    return waiting.filter(
      (one) => one.upvotes > was.upvotes || (one.upvotes === was.upvotes && one.position < was.position),
    ).length;
  const playing = state.items.find((one) => one.state === "PLAYING");
  const turnsOf = (userId: string) => {
    const dj = state.people.find((part) => part.userId === userId);
    if (!dj || dj.boothSince === null) return Infinity;
    return dj.turns + (playing?.addedBy === userId ? 1 : 0);
  };
  return waiting.filter((one) =>
    one.addedBy === was.addedBy ? one.position < was.position : turnsOf(one.addedBy) < turnsOf(was.addedBy),
  ).length;
}
