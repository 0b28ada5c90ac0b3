import { describe, expect, it } from "vitest";
import { PlayRefused, type Adapter, type AdapterEvents } from "~/hooks/player/adapters/adapter";
import { Deck, type DeckPort } from "~/hooks/player/deck";
import type { Programme } from "~/hooks/player/programme";

const track = { provider: "upload", providerId: "a", url: "/a", title: "A", artist: "" } as const;
const programme: Programme = {
  ...{ itemId: "a", turn: 1, track, duration: null, startsAt: 0, pausedAt: null },
};

/** A deck with a player that does what it is told, and a record of it. */
function deck(over: { refuses?: boolean; breaks?: boolean; byHand?: boolean; mayAsk?: boolean } = {}) {
  const did: string[] = [];
  const world = { now: 60_000, plays: false, refuses: over.refuses ?? false, mayAsk: over.mayAsk ?? true };
  let events: AdapterEvents | null = null;
  const adapter: Adapter = {
    eases: true,
    byHand: over.byHand ?? false,
    load: ({ providerId }) => {
      did.push(`load ${providerId}`);
      return over.breaks ? Promise.reject(new Error("It is broken.")) : Promise.resolve();
    },
    playAt: (position) => {
      if (world.refuses) return Promise.reject(new PlayRefused());
      did.push(`play ${position}`);
      world.plays = true;
      return Promise.resolve();
    },
    pause: () => {
      did.push("pause");
      world.plays = false;
    },
    seek: (position) => void did.push(`seek ${position}`),
    setRate: () => undefined,
    setVolume: () => undefined,
    position: () => 60,
    duration: () => null,
    isPlaying: () => world.plays,
    latency: () => 0,
    dispose: () => undefined,
  };
  const port: DeckPort = {
    clock: { now: () => world.now, local: (time) => time },
    now: () => world.now,
    adapter: (_, its) => {
      events = its;
      return Promise.resolve(adapter);
    },
    close: () => undefined,
    mayAsk: () => world.mayAsk,
    changed: () => undefined,
    length: (itemId, seconds) => did.push(`length ${itemId} ${seconds}`),
    failed: (itemId, reason) => did.push(`failed ${itemId} ${reason}`),
    stopped: () => did.push("stopped"),
  };
  return { deck: new Deck(port), did, world, events: () => events! };
}

const settled = () => new Promise<void>((done) => setTimeout(done));

describe("a deck", () => {
  it("joins a track where everybody is by now", async () => {
    const { deck: one, did } = deck();
    one.want(programme, true);
    await settled();
    expect(did).toEqual(["load a", "play 60"]);
    expect(one.state.phase).toBe("playing");
  });

  it("does nothing when told the same again, or only a length", async () => {
    const { deck: one, did } = deck();
    one.want(programme, true);
    await settled();
    one.want({ ...programme }, true);
    one.want({ ...programme, duration: 200 }, true);
    await settled();
    expect(did).toEqual(["load a", "play 60"]);
  });

  it("stands where the host paused, and goes on from there without loading again", async () => {
    const { deck: one, did } = deck();
    one.want(programme, true);
    await settled();
    one.want({ ...programme, pausedAt: 61_000 }, true);
    await settled();
    expect(did.slice(2)).toEqual(["pause", "seek 61"]);
    expect(one.state.phase).toBe("silent");
    one.want({ ...programme, startsAt: 10_000 }, true);
    await settled();
    expect(did.slice(4)).toEqual(["play 50"]);
  });

  it("says when the browser wants a press, and plays after it", async () => {
    const { deck: one, did, world } = deck({ refuses: true });
    one.want(programme, true);
    await settled();
    expect(one.state.phase).toBe("refused");
    world.refuses = false;
    await one.settle();
    expect(did.at(-1)).toBe("play 60");
  });

  it("asks before a provider is asked", async () => {
    const { deck: one, did, world } = deck({ mayAsk: false });
    one.want(programme, true);
    await settled();
    expect(one.state.phase).toBe("asking");
    expect(did).toEqual([]);
    world.mayAsk = true;
    await one.settle();
    expect(one.state.phase).toBe("playing");
  });

  it("tells once that a track cannot be played, and why", async () => {
    const { deck: one, did } = deck({ breaks: true });
    one.want(programme, true);
    await settled();
    await one.settle();
    expect(one.state).toEqual({ phase: "failed", reason: "It is broken." });
    expect(did.filter((said) => said.startsWith("failed"))).toEqual(["failed a It is broken."]);
  });

  it("tells of a track that stays silent for long", async () => {
    const { deck: one, did, world, events } = deck();
    one.want(programme, true);
    await settled();
    world.plays = false;
    events().playing(false);
    world.now += 9000;
    one.tick();
    expect(did.at(-1)).toBe("failed a It takes too long to load.");
  });

  it("tells the length where nobody knows it, and when somebody stops it from outside", async () => {
    const { deck: one, did, events } = deck();
    one.want(programme, true);
    await settled();
    events().duration(184);
    events().stopped();
    expect(did.slice(2)).toEqual(["length a 184", "stopped"]);
  });

  it("shows a provider's own player and leaves it alone, and brings it again after a stop", async () => {
    const { deck: one, did } = deck({ byHand: true });
    one.want(programme, true);
    await settled();
    expect(one.state.phase).toBe("by_hand");
    one.want(programme, false);
    one.want(programme, true);
    await settled();
    expect(did).toEqual(["load a", "pause", "load a"]);
  });
});
