import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bestReading,
  hasJumped,
  NO_CLOCK,
  withSample,
  type ClockSample,
} from "~/hooks/player/clock-estimate";

/** A question and its answer over a line with these delays, to a server that is `ahead` of this device. */
const sample = (sentAt: number, ahead: number, there: number, back: number): ClockSample => ({
  sentAt,
  serverTime: sentAt + there + ahead,
  receivedAt: sentAt + there + back,
});
const fed = (samples: ClockSample[]) => samples.reduce(withSample, NO_CLOCK);

describe("the estimate of the server's clock", () => {
  it("is exact on a line that is as slow there as back", () => {
    expect(bestReading(fed([sample(1000, 4321, 30, 30)]), 1060)).toMatchObject({
      offset: 4321,
      roundTrip: 60,
    });
  });

  it("is never more wrong than half the shortest round trip, whatever the line does", () => {
    const delay = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.array(fc.tuple(delay, delay), { minLength: 1, maxLength: 8 }),
        (ahead, lines) => {
          const samples = lines.map(([there, back], index) => sample(index * 1000, ahead, there, back));
          const reading = bestReading(fed(samples), 8000)!;
          const shortest = Math.min(...lines.map(([there, back]) => there + back));
          expect(Math.abs(reading.offset - ahead)).toBeLessThanOrEqual(shortest / 2 + 1);
        },
      ),
    );
  });

  it("takes the quickest answer, not the newest", () => {
    const state = fed([sample(0, 50, 10, 10), sample(1000, 50, 900, 20), sample(2000, 50, 40, 600)]);
    expect(bestReading(state, 3000)!.offset).toBe(50);
  });

  it("lets a quick answer go once the clocks may have parted by more than a slower one is wrong", () => {
    const old = sample(0, 0, 5, 5);
    const fresh = sample(600_000, 60, 20, 20);
    expect(bestReading(fed([old, fresh]), 600_100)!.offset).toBe(60);
  });

  it("does not believe an answer that came before its question, or very late", () => {
    expect(fed([{ sentAt: 100, receivedAt: 90, serverTime: 0 }, sample(0, 0, 9000, 9000)])).toEqual([]);
  });

  it("knows a sleep and a clock that was set from the passing of time", () => {
    const before = { day: 1000, steady: 500 };
    expect(hasJumped(before, { day: 2000, steady: 1501 })).toBe(false);
    expect(hasJumped(before, { day: 61_000, steady: 1500 })).toBe(true);
    expect(hasJumped(before, { day: -3_600_000, steady: 1500 })).toBe(true);
  });
});
