import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Programme } from "~/hooks/player/programme";
import { Listener, type Device } from "../../support/listener";
import { World } from "../../support/simulated-world";

/** Numbers that look like chance and are the same each time (an LCG by Numerical Recipes). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

const device = fc
  .record({
    seed: fc.integer(),
    offset: fc.integer({ min: -3_600_000, max: 3_600_000 }),
    skew: fc.integer({ min: -50, max: 50 }),
    soundSkew: fc.integer({ min: -100, max: 100 }),
    there: fc.integer({ min: 2, max: 60 }),
    back: fc.integer({ min: 2, max: 60 }),
    jitter: fc.integer({ min: 0, max: 300 }),
    loss: fc.constantFrom(0, 0, 0.3),
    lag: fc.integer({ min: 0, max: 250 }),
  })
  .map(({ seed, offset, skew, soundSkew, there, back, jitter, loss, lag }): Device => {
    const next = chance(seed);
    // Most answers are quick, a few very late: as lines are.
    const late = () => jitter * next() ** 4;
    return {
      ...{ offset, skew: skew * 1e-6, soundSkew: soundSkew * 1e-6 },
      ...{ there: () => there + late(), back: () => back + late(), loses: () => next() < loss },
      lag: () => lag * (0.8 + 0.4 * next()),
    };
  });

const programme = (startsAt: number): Programme => ({
  ...{ itemId: "a", turn: 1, duration: 900, startsAt, pausedAt: null },
  track: { provider: "upload", providerId: "a", url: "/a", title: "A", artist: "" },
});

/** How far apart any two of them hear it, in milliseconds. */
function apart(listeners: Listener[]): number {
  const places = listeners.map((listener) => listener.heard());
  return (Math.max(...places) - Math.min(...places)) * 1000;
}

/** A party that has gone on for a while: all came at different moments, to a track in its middle or at its start. */
async function party(devices: Device[]) {
  const world = new World();
  const listeners = devices.map((one) => new Listener(world, one));
  await world.pass(2500);
  const track = programme(world.now + 700);
  for (const listener of listeners) {
    await world.pass(300);
    listener.play(track);
  }
  return { world, listeners, track };
}

const devices = fc.array(device, { minLength: 2, maxLength: 4 });
const few = { numRuns: 40 };

describe("listeners with clocks, lines and players of their own", () => {
  it("hear the same within 100 ms of each other, five seconds after they came", async () => {
    await fc.assert(
      fc.asyncProperty(devices, async (all) => {
        const { world, listeners } = await party(all);
        await world.pass(5000);
        expect(apart(listeners)).toBeLessThan(100);
        let most = 0;
        await world.pass(60_000, () => (most = Math.max(most, apart(listeners))));
        expect(most).toBeLessThan(100);
      }),
      few,
    );
  }, 60_000);

  it("do so again after somebody has gone elsewhere in the track", async () => {
    await fc.assert(
      fc.asyncProperty(devices, fc.double({ min: -30, max: 30, noNaN: true }), async (all, seconds) => {
        const { world, listeners } = await party(all);
        await world.pass(10_000);
        listeners[0]!.push(seconds);
        // Up to two seconds are eased away at five percent.
        await world.pass(Math.abs(seconds) < 2.2 ? 60_000 : 5000);
        expect(apart(listeners)).toBeLessThan(100);
      }),
      few,
    );
  }, 60_000);

  it("do so again after a sleep from which all wake", async () => {
    await fc.assert(
      fc.asyncProperty(devices, fc.integer({ min: 3000, max: 300_000 }), async (all, ms) => {
        const { world, listeners } = await party(all);
        await world.pass(10_000);
        for (const listener of listeners) listener.sleep(ms);
        await world.pass(6000);
        expect(apart(listeners)).toBeLessThan(100);
      }),
      few,
    );
  }, 60_000);

  it("begin the next track on its beat", async () => {
    await fc.assert(
      fc.asyncProperty(devices, async (all) => {
        const { world, listeners } = await party(all);
        await world.pass(10_000);
        const next = { ...programme(world.now + 1000), itemId: "b", turn: 2 };
        for (const listener of listeners) listener.play(next);
        await world.pass(2000);
        expect(apart(listeners)).toBeLessThan(200);
        await world.pass(8000);
        expect(apart(listeners)).toBeLessThan(100);
      }),
      few,
    );
  }, 60_000);
});
