import { beforeEach, describe, expect, it, vi } from "vitest";
import { FetchFault, type FetchFaultKind } from "~/domain/tracks/guarded-fetch.server";
import { trackLookups, type LookupStore, type TrackLookupRow } from "~/domain/tracks/lookups.server";
import { recogniseTrack } from "~/domain/tracks/recognise";
import type { TrackFacts } from "~/domain/tracks/schema";

const MINUTE = 60_000;
const facts: TrackFacts = { title: "Late Night Drive", artist: "Mira", artwork: null, duration: null };
const track = recogniseTrack("https://soundcloud.com/mira/late-drive")!;
const numbered = (n: number) => recogniseTrack(`https://soundcloud.com/mira/song-${n}`)!;

function memoryStore(): LookupStore & { rows: Map<string, TrackLookupRow> } {
  const rows = new Map<string, TrackLookupRow>();
  return {
    rows,
    find: async (key) => rows.get(key) ?? null,
    save: async (row) => void rows.set(row.key, row),
    due: async (now, limit) =>
      [...rows.values()].filter((row) => row.nextTryAt && row.nextTryAt <= now).slice(0, limit),
  };
}

let time: number;
let store: ReturnType<typeof memoryStore>;
const ask = vi.fn<(asked: typeof track) => Promise<TrackFacts | null>>();
const fails = (kind: FetchFaultKind) =>
  ask.mockImplementation(() => Promise.reject(new FetchFault(kind, kind)));
let lookups: ReturnType<typeof trackLookups>;

beforeEach(() => {
  time = Date.UTC(2026, 0, 1);
  store = memoryStore();
  ask.mockReset();
  lookups = trackLookups({ store, ask, now: () => new Date(time) });
});

describe("resolveTrack", () => {
  it("asks once, and answers from what is kept ever after", async () => {
    ask.mockResolvedValue(facts);
    expect(await lookups.resolveTrack(track)).toMatchObject({ ...facts, url: track.url });
    expect(await lookups.resolveTrack(track)).toMatchObject(facts);
    expect(await lookups.known(track)).toEqual(facts);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("shares one question among all who ask at the same time", async () => {
    let answer: (found: TrackFacts) => void = () => {};
    ask.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const waiting = Promise.all([1, 2, 3].map(() => lookups.resolveTrack(track)));
    await vi.waitFor(() => expect(ask).toHaveBeenCalled());
    const late = lookups.resolveTrack(track);
    answer(facts);
    expect((await waiting).map((ref) => ref.title)).toEqual(Array(3).fill(facts.title));
    expect((await late).title).toBe(facts.title);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("gives a card all the same when the provider fails, and does not ask before it is time", async () => {
    fails("status");
    for (const _again of [1, 2]) expect((await lookups.resolveTrack(track)).title).toBe("Late drive");
    expect(ask).toHaveBeenCalledTimes(1);
    expect(store.rows.get("soundcloud:mira/late-drive")).toMatchObject({
      attempts: 1,
      nextTryAt: new Date(time + MINUTE),
    });
  });

  it("takes nothing-to-learn as the last word", async () => {
    ask.mockResolvedValue(null);
    expect((await lookups.resolveTrack(track)).title).toBe("Late drive");
    expect(store.rows.get("soundcloud:mira/late-drive")?.nextTryAt).toBeNull();
    await lookups.resolveTrack(track);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it.each(["unreachable", "timeout"] as const)(
    "stops asking for a minute after three times %s",
    async (kind) => {
      fails(kind);
      for (let n = 1; n <= 5; n++) expect((await lookups.resolveTrack(numbered(n))).title).toBe(`Song ${n}`);
      expect(ask).toHaveBeenCalledTimes(3);
      // What was not asked has lost no try, and has its turn when the minute is over.
      expect(store.rows.get("soundcloud:mira/song-5")).toMatchObject({
        attempts: 0,
        nextTryAt: new Date(time + MINUTE),
      });
      time += MINUTE;
      ask.mockResolvedValue(facts);
      expect((await lookups.resolveTrack(numbered(5))).title).toBe(facts.title);
      expect((await lookups.resolveTrack(numbered(6))).title).toBe(facts.title);
    },
  );

  it("does not take one provider's own fault for a missing network", async () => {
    for (let n = 1; n <= 6; n++) {
      fails(n % 3 === 0 ? "status" : "unreachable");
      await lookups.resolveTrack(numbered(n));
    }
    expect(ask).toHaveBeenCalledTimes(6);
  });
});

describe("retryDue", () => {
  it("tries again after 1 min, 10 min, 1 h, 6 h and 24 h, then gives up", async () => {
    fails("status");
    await lookups.resolveTrack(track);
    for (const wait of [1, 10, 60, 360, 1440]) {
      const asked = ask.mock.calls.length;
      time += wait * MINUTE - 1;
      await lookups.retryDue();
      expect(ask).toHaveBeenCalledTimes(asked);
      time += 1;
      expect(await lookups.retryDue()).toEqual([]);
      expect(ask).toHaveBeenCalledTimes(asked + 1);
    }
    expect(store.rows.get("soundcloud:mira/late-drive")).toMatchObject({ attempts: 6, nextTryAt: null });
    time += 10_000 * MINUTE;
    await lookups.retryDue();
    await lookups.resolveTrack(track);
    expect(ask).toHaveBeenCalledTimes(6);
  });

  it("returns the cards that became better", async () => {
    fails("timeout");
    await lookups.resolveTrack(track);
    ask.mockResolvedValue(facts);
    time += MINUTE;
    expect(await lookups.retryDue()).toEqual([{ ...facts, ...track }]);
    expect(await lookups.retryDue()).toEqual([]);
  });

  it("lets go of links that nobody recognises any more", async () => {
    await store.save({
      key: "old:1",
      url: "https://gone.example/1",
      found: null,
      attempts: 1,
      nextTryAt: new Date(time),
    });
    expect(await lookups.retryDue()).toEqual([]);
    expect(store.rows.get("old:1")?.nextTryAt).toBeNull();
  });
});
