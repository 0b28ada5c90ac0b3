import { describe, expect, it } from "vitest";
import { Refusal } from "~/domain/errors";
import { steppedUp } from "~/domain/sessions/machine/booth";
import { end } from "~/domain/sessions/machine/end";
import { hostActed, hostIsAway, hostIsBack } from "~/domain/sessions/machine/host";
import { waitingIn } from "~/domain/sessions/machine/play";
import { durationKnown, failed, paused, resumed, skipped } from "~/domain/sessions/machine/playback";
import { added, answered, moved, removed } from "~/domain/sessions/machine/queue";
import { inMode, withSettings } from "~/domain/sessions/machine/settings";
import {
  itemOf,
  LEAD_IN,
  playingItem,
  REPEAT_AFTER,
  withItem,
  withPart,
} from "~/domain/sessions/machine/state";
import type { Machine, World } from "~/domain/sessions/machine/state";
import { dueAt, run, tick } from "~/domain/sessions/machine/tick";
import { judged, votesToSkip } from "~/domain/sessions/machine/votes";
import { HOST, newMachine, reread, START, track, worldAt } from "../../support/machine";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

type Change = (state: Machine, world: World) => Machine;
const at = (seconds: number, state: Machine, change: Change, more: Partial<World> = {}) =>
  run(state, change, worldAt(START + seconds * SECOND, more));

/** Adds tracks by their numbers, each of a minute: `item-1` is track 1. */
const adding =
  (userId: string, ...tracks: number[]): Change =>
  (before, world) =>
    tracks.reduce(
      (state, n) =>
        run(
          state,
          (now) => added(now, { id: `item-${n}`, ...track(n, userId, 60) }, "trackRef", world),
          world,
        ),
      before,
    );

const order = (state: Machine) => waitingIn(state).map(({ id }) => Number(id.slice(5)));
const playing = (state: Machine) => playingItem(state)?.id;
const refusal = (work: () => unknown): Refusal => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("It was not refused.");
};

describe("playing", () => {
  it("begins a second after the first track came, and chains what follows without a gap", () => {
    let state = at(0, newMachine("VOTE"), adding("ada", 1, 2));
    expect(state.playing).toEqual({ itemId: "item-1", startedAt: START + LEAD_IN, pausedAt: null });
    expect(dueAt(state)).toBe(START + LEAD_IN + MINUTE);
    // Looked at late: the second one began on time all the same.
    state = tick(state, worldAt(START + 90 * SECOND));
    expect(state.playing).toEqual({
      itemId: "item-2",
      startedAt: START + 2 * LEAD_IN + MINUTE,
      pausedAt: null,
    });
    expect(itemOf(state, "item-1")).toMatchObject({ state: "PLAYED", endedAt: START + LEAD_IN + MINUTE });
    state = tick(state, worldAt(START + 10 * MINUTE));
    expect(state).toMatchObject({ playing: null, status: "ACTIVE", turn: 2 });
  });

  it("moves the beginning by each pause, to the millisecond", () => {
    let state = at(0, newMachine("VOTE"), adding("ada", 1, 2));
    state = run(state, paused, worldAt(START + 21_234));
    expect(dueAt(state)).toBeNull();
    expect(refusal(() => paused(state, worldAt(START + 22_000))).message).toBe("It is paused already.");
    state = run(tick(state, worldAt(START + 5 * MINUTE)), resumed, worldAt(START + 5 * MINUTE + 7));
    const position = (now: number) => now - state.playing!.startedAt;
    expect(position(START + 5 * MINUTE + 7)).toBe(21_234 - LEAD_IN);
    state = at(310, state, paused);
    state = at(320, state, resumed);
    expect(dueAt(state)).toBe(START + 5 * MINUTE + 7 + MINUTE - (21_234 - LEAD_IN) + 10 * SECOND);
  });

  it("skips one track for all who mean the same turn, and waits at the next one's beginning while paused", () => {
    const before = at(0, newMachine("VOTE"), adding("ada", 1, 2, 3));
    const skip = (state: Machine, world: World) => skipped(state, before.turn, "by_hand", world);
    const once = at(10, before, skip);
    expect(at(10, once, skip)).toBe(once);
    expect(once.playing?.startedAt).toBe(START + 10 * SECOND + LEAD_IN);
    expect(itemOf(once, "item-1")).toMatchObject({ state: "SKIPPED", endReason: "by_hand", skipped: true });
    const held = at(20, before, paused);
    const next = at(30, held, skip);
    expect(next).toMatchObject({ status: "PAUSED", playing: { itemId: "item-2" } });
    expect(next.playing!.pausedAt).toBe(next.playing!.startedAt);
    const on = at(40, next, resumed);
    expect(on).toMatchObject({ status: "ACTIVE", playing: { pausedAt: null } });
    // Where nothing is left, there is nothing to hold.
    const last = at(50, at(45, on, paused), (state, world) => skipped(state, state.turn, "by_hand", world));
    expect(at(50, last, (state, world) => skipped(state, state.turn, "by_hand", world)).status).toBe(
      "ACTIVE",
    );
  });

  it("gives a track of unknown length what is allowed, and ends it by what turns out", () => {
    const unknown: Change = (state, world) =>
      added(state, { id: "item-1", ...track(1, "ada", null) }, "x", world);
    const state = at(0, at(0, newMachine("VOTE"), unknown), adding("bela", 2));
    expect(dueAt(state)).toBe(START + LEAD_IN + 900 * SECOND);
    const known = (seconds: number, length: number) =>
      at(seconds, state, (now, world) => durationKnown(now, "item-1", length, world));
    expect(dueAt(known(10, 200))).toBe(START + LEAD_IN + 200 * SECOND);
    expect(itemOf(known(10, 901), "item-1")).toMatchObject({ state: "SKIPPED", endReason: "too_long" });
    const over = known(300, 200);
    expect(itemOf(over, "item-1")).toMatchObject({ state: "PLAYED", endedAt: START + 300 * SECOND });
    expect(over.playing?.startedAt).toBe(START + 300 * SECOND + LEAD_IN);
    // What is known already is not changed, nor what does not play.
    expect(at(11, known(10, 200), (now, world) => durationKnown(now, "item-1", 30, world))).toEqual(
      known(10, 200),
    );
    const short = at(400, state, (now, world) => withSettings(now, { trackMax: 300 }, world));
    expect(itemOf(short, "item-1")).toMatchObject({ state: "SKIPPED", endReason: "too_long" });
  });

  it("gives up a track that does not play after ten seconds, not sooner and not while paused", () => {
    const state = at(0, newMachine("VOTE"), adding("ada", 1, 2));
    const fail: Change = (now, world) => failed(now, state.turn, world);
    expect(playing(at(10, state, fail))).toBe("item-1");
    expect(playing(at(20, at(5, state, paused), fail))).toBe("item-1");
    const next = at(11, state, fail);
    expect(itemOf(next, "item-1")?.endReason).toBe("failed");
    expect(playing(at(60, next, fail))).toBe("item-2");
  });
});

describe("the queue", () => {
  const add = (state: Machine, n: number, userId = "ada", seconds = 1) =>
    at(seconds, state, adding(userId, n));

  it("refuses with the reason and the field: full, too many, too long, twice, and within the hour", () => {
    const state = at(0, newMachine("VOTE", { perPerson: 2 }), adding("ada", 1, 2, 3));
    const many = refusal(() => add(state, 4));
    expect(many).toMatchObject({ code: "conflict", fields: { trackRef: [many.message] } });
    expect(many.message).toBe("2 tracks of yours wait already: add the next one when one has played.");
    expect(refusal(() => add(state, 1, "bela")).message).toBe("This track is playing now.");
    expect(refusal(() => add(state, 2, "bela")).message).toBe("This track is in the queue already.");
    const long = { id: "long", ...track(9, "bela", 901) };
    const tooLong = refusal(() => added(state, long, "trackUrl", worldAt(START)));
    expect(tooLong).toMatchObject({
      code: "invalid",
      fields: { trackUrl: [expect.stringContaining("15 minutes")] },
    });
    const full = Array.from({ length: 98 }, (_, n) => n + 10).reduce((now, n) => add(now, n, `p${n}`), state);
    expect(refusal(() => add(full, 200, "bela")).message).toBe("The queue is full: 100 tracks wait.");
    const later = tick(state, worldAt(START + 12 * MINUTE));
    expect(refusal(() => add(later, 1, "bela", 12 * 60 + 1)).message).toBe(
      "This track was played 12 minutes ago. It can come again in 48 minutes.",
    );
    expect(playing(add(later, 1, "bela", 60 * 60 + 1))).toBe("item-1");
  });

  it("drops what has been played within the hour when its turn comes, and what is too long by then", () => {
    let state = at(0, newMachine("VOTE"), adding("ada", 1, 2, 3, 4));
    const play = { ...track(2, "ada"), at: START + 61 * SECOND + LEAD_IN - REPEAT_AFTER + 1 };
    state = withItem({ ...state, played: new Map(state.played).set(play.trackKey, play) }, "item-3", {
      duration: 1000,
    });
    const next = tick(state, worldAt(START + 61 * SECOND));
    expect(playing(next)).toBe("item-4");
    expect(itemOf(next, "item-2")).toMatchObject({
      state: "DROPPED",
      endReason: "played_recently",
      playedAt: null,
    });
    expect(itemOf(next, "item-3")).toMatchObject({ state: "DROPPED", endReason: "too_long" });
    const hourAgo = { ...play, at: play.at - 1 };
    const exactly = { ...state, played: new Map(state.played).set(play.trackKey, hourAgo) };
    expect(playing(tick(exactly, worldAt(START + 61 * SECOND)))).toBe("item-2");
  });

  it("takes out what waits, not what plays or is over", () => {
    const state = at(0, newMachine("VOTE"), adding("ada", 1, 2));
    const remove = (n: number) => (now: Machine, world: World) => removed(now, `item-${n}`, world);
    const without = at(1, state, remove(2));
    expect(itemOf(without, "item-2")).toMatchObject({ state: "REMOVED", endReason: "by_hand" });
    expect(refusal(() => at(1, without, remove(2))).code).toBe("conflict");
    expect(refusal(() => at(1, state, remove(1))).message).toContain("can only be skipped");
    expect(refusal(() => at(1, state, remove(7))).code).toBe("conflict");
  });

  it("moves tracks among those with as many votes, and never touches the others' places", () => {
    const state = at(0, newMachine("VOTE"), adding("ada", 1, 2, 3, 4, 5));
    const move =
      (item: number, before: number | null, among: "own" | "all" = "all"): Change =>
      (now) =>
        moved(now, `item-${item}`, before === null ? null : `item-${before}`, among);
    expect(order(at(1, state, move(5, 2)))).toEqual([5, 2, 3, 4]);
    expect(order(at(1, state, move(2, null)))).toEqual([3, 4, 5, 2]);
    expect(order(at(1, state, move(3, 3)))).toEqual([2, 3, 4, 5]);
    const liked = withItem(state, "item-4", { upvotes: 2 });
    expect(order(liked)).toEqual([4, 2, 3, 5]);
    expect(refusal(() => at(1, liked, move(5, 4))).message).toContain("Votes come first");
    expect(refusal(() => at(1, state, move(1, 2))).code).toBe("conflict");
    const both = at(1, state, adding("bela", 6, 7));
    expect(refusal(() => at(2, both, move(7, 2, "own"))).message).toContain("your own");
    expect(order(at(2, both, move(7, 6, "own")))).toEqual([2, 3, 4, 5, 7, 6]);
  });

  it("keeps suggestions apart until the host answers, or is gone", () => {
    let state = at(0, newMachine("HOST"), adding(HOST, 1, 2));
    state = at(1, state, adding("ada", 3, 4));
    expect(itemOf(state, "item-3")?.state).toBe("SUGGESTED");
    expect(order(state)).toEqual([2]);
    const accepted = at(2, state, (now, world) => answered(now, "item-4", true, world));
    expect(order(accepted)).toEqual([2, 4]);
    expect(refusal(() => at(3, accepted, (now, world) => answered(now, "item-4", false, world))).code).toBe(
      "conflict",
    );
    const declined = at(2, state, (now, world) => answered(now, "item-3", false, world));
    expect(itemOf(declined, "item-3")).toMatchObject({ state: "DECLINED", endedAt: START + 2 * SECOND });
    const alone = withItem({ ...state, hostGone: true }, "item-4", { upvotes: 3 });
    expect(order(alone)).toEqual([4, 2, 3]);
    expect(order(at(5, alone, hostActed))).toEqual([2]);
    const coDj = withPart(state, "bela", { standing: "CO_DJ" }, START);
    expect(order(at(2, coDj, adding("bela", 5)))).toEqual([2, 5]);
  });

  it("plays a suggestion at once where the crowd is alone and nothing plays", () => {
    const state = at(0, newMachine("HOST", { hostGone: true }), adding("ada", 1));
    expect(playing(state)).toBe("item-1");
  });
});

describe("votes", () => {
  it("need the share of those who listen, and at least two", () => {
    const needed = [0, 1, 2, 3, 4, 5, 10, 101].map((listening) => votesToSkip(50, listening));
    expect(needed).toEqual([2, 2, 2, 2, 2, 3, 5, 51]);
    expect([1, 30, 99, 100].map((share) => votesToSkip(share, 10))).toEqual([2, 3, 10, 10]);
  });

  it("skip what plays and drop what waits once they are enough, by who listens now", () => {
    const state = ["item-1", "item-2"].reduce(
      (now, id) => withItem(now, id, { downvotes: 3 }),
      at(0, newMachine("VOTE"), adding("ada", 1, 2, 3)),
    );
    expect(at(5, state, judged, { listening: 7 })).toMatchObject({ turn: 1 });
    const fewer = at(5, state, judged, { listening: 6 });
    expect(playing(fewer)).toBe("item-3");
    expect(itemOf(fewer, "item-1")).toMatchObject({ state: "SKIPPED", endReason: "voted_down" });
    expect(itemOf(fewer, "item-2")).toMatchObject({ state: "DROPPED", endReason: "voted_down" });
  });

  it("against do not order", () => {
    const state = at(0, newMachine("VOTE"), adding("ada", 1, 2, 3));
    expect(order(withItem(state, "item-2", { downvotes: 1 }))).toEqual([2, 3]);
    expect(order(withItem(state, "item-3", { upvotes: 1, downvotes: 5 }))).toEqual([3, 2]);
  });
});

describe("modes, hosts and ends", () => {
  it("goes on in another mode with all that waits", () => {
    const voted = at(0, newMachine("VOTE"), adding("ada", 1, 2, 3));
    const both = at(0, voted, adding("bela", 4));
    const rotation = at(1, both, (state, world) => inMode(state, "ROTATION", world));
    expect(order(rotation)).toEqual([4, 2, 3]);
    expect(rotation.people.map(({ userId, boothSince }) => [userId, boothSince !== null])).toEqual([
      ["ada", true],
      ["bela", true],
    ]);
    const back = at(2, rotation, (state, world) => inMode(state, "VOTE", world));
    expect(order(back)).toEqual([2, 3, 4]);
    expect(back.people.every(({ boothSince }) => boothSince === null)).toBe(true);
    const host = at(3, at(0, newMachine("HOST"), adding("ada", 1)), (state, world) =>
      inMode(state, "VOTE", world),
    );
    expect(playing(host)).toBe("item-1");
    expect(refusal(() => at(3, host, (state, world) => steppedUp(state, "ada", world))).code).toBe(
      "conflict",
    );
  });

  it("hands over to a co-DJ who is here when the host has been away for a minute", () => {
    const here: Partial<World> = { isHere: (userId) => userId !== "bela" };
    let state = at(0, newMachine("HOST"), adding(HOST, 1));
    for (const [n, userId] of ["bela", "cleo", "dora"].entries())
      state = withPart(state, userId, { standing: "CO_DJ" }, START + n);
    state = at(1, state, hostIsAway);
    expect(dueAt(state)).toBe(START + 61 * SECOND);
    expect(at(60, at(59, state, hostIsBack), hostIsAway).hostId).toBe(HOST);
    const after = tick(state, worldAt(START + 61 * SECOND, here));
    expect(after).toMatchObject({ hostId: "cleo", hostGone: false, hostAwaySince: null });
    expect(after.people.find(({ userId }) => userId === HOST)).toMatchObject({ standing: "CO_DJ" });
    expect(after.people.find(({ userId }) => userId === "cleo")).toMatchObject({ standing: "GUEST" });
  });

  it("lets the crowd carry on where nobody can take over, and the host come back", () => {
    let state = at(0, newMachine("VOTE"), adding("ada", 1));
    state = at(20, at(10, state, paused), hostIsAway);
    const alone = tick(state, worldAt(START + 80 * SECOND));
    expect(alone).toMatchObject({ hostId: HOST, hostGone: true, status: "ACTIVE" });
    expect(alone.playing?.startedAt).toBe(START + LEAD_IN + 70 * SECOND);
    expect(at(90, alone, hostIsBack).hostGone).toBe(false);
  });

  it("ends after five minutes without a listener, at that very time", () => {
    const state = at(0, newMachine("VOTE", { idleSince: START }), adding("ada", 1, 2, 3, 4, 5, 6));
    const over = tick(state, worldAt(START + 60 * MINUTE));
    expect(over).toMatchObject({ status: "ENDED", endedAt: START + 5 * MINUTE, playing: null });
    expect(over.items.map((item) => [item.state, item.endReason])).toEqual([
      ...Array.from({ length: 4 }, () => ["PLAYED", null]),
      ["PLAYED", "session_ended"],
      ["DROPPED", "session_ended"],
    ]);
    expect(end(over, worldAt(START))).toBe(over);
    expect(dueAt(over)).toBeNull();
  });
});

describe("a programme", () => {
  const programme = () =>
    at(0, newMachine("VOTE", { isProgramme: true, idleSince: START }), adding(HOST, 1, 2, 3));
  const title = (state: Machine) => playingItem(state)?.trackRef.title;

  it("plays again what was played longest ago when nothing waits, and does not end", () => {
    let state = programme();
    const titles = [];
    for (let n = 0; n < 7; n += 1) {
      titles.push(title(state));
      state = tick(state, worldAt(dueAt(state)!));
    }
    expect(titles.map((text) => text?.slice(-1))).toEqual(["1", "2", "3", "1", "2", "3", "1"]);
    state = at(7 * 61 + 1, state, adding("ada", 4));
    state = tick(state, worldAt(dueAt(state)!));
    expect(title(state)).toBe("Track 4");
    expect(state.status).toBe("ACTIVE");
  });

  it("is after a long silence where it would have been, without the rounds that nobody heard", () => {
    const early = programme();
    for (const seconds of [200, 1000, 7_200, 86_417]) {
      let state = early;
      for (let due = dueAt(state)!; due <= START + seconds * SECOND; due = dueAt(state)!)
        state = reread(tick(state, worldAt(due)), due);
      const late = tick(early, worldAt(START + seconds * SECOND));
      expect([title(late), late.playing?.startedAt]).toEqual([title(state), state.playing?.startedAt]);
      expect(late.turn).toBe(state.turn);
      expect(late.items.length).toBeLessThan(10);
    }
  });
});
