import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correct, corrected, heard, STEADY, type DriftState } from "~/hooks/player/drift";

const at = (actual: number, state: DriftState = STEADY, eases = true, now = 10_000) =>
  correct(state, { wanted: 100, actual, now, eases });

describe("a correction", () => {
  it("leaves alone what nobody hears", () => {
    expect(at(100.015)).toEqual({ do: "nothing" });
    expect(at(99.985)).toEqual({ do: "nothing" });
  });

  it("eases by 2 to 5 percent, towards the right side", () => {
    fc.assert(
      fc.property(fc.double({ min: -1.99, max: 1.99, noNaN: true }), (off) => {
        const correction = at(100 + off);
        if (correction.do !== "rate") {
          expect(Math.abs(off)).toBeLessThanOrEqual(0.0201);
          return;
        }
        expect(Math.abs(correction.rate - 1)).toBeGreaterThanOrEqual(0.0199);
        expect(Math.abs(correction.rate - 1)).toBeLessThanOrEqual(0.0501);
        expect(Math.sign(correction.rate - 1)).toBe(-Math.sign(off));
      }),
    );
  });

  it("jumps only above two seconds", () => {
    expect(at(97.9).do).toBe("seek");
    expect(at(102.1).do).toBe("seek");
    expect(at(98.1).do).toBe("rate");
  });

  it("goes on easing until it is near, and stops there", () => {
    const easing = { rate: 1.02, quietUntil: 0 };
    expect(at(99.98, easing)).toEqual({ do: "nothing" });
    expect(at(99.995, easing)).toEqual({ do: "rate", rate: 1 });
    expect(at(100.015, easing)).toEqual({ do: "rate", rate: 1 });
  });

  it("waits for a jump to settle", () => {
    const state = corrected(STEADY, { do: "seek" }, 10_000, true);
    expect(at(90, state, true, 10_300)).toEqual({ do: "nothing" });
    expect(at(90, state, true, 10_500)).toEqual({ do: "seek" });
  });

  it("jumps sooner but seldom where a player has no rates", () => {
    expect(at(99.7, STEADY, false)).toEqual({ do: "nothing" });
    expect(at(99.6, STEADY, false)).toEqual({ do: "seek" });
    const state = corrected(STEADY, { do: "seek" }, 10_000, false);
    expect(at(99, state, false, 17_000)).toEqual({ do: "nothing" });
    expect(at(99, state, false, 18_500)).toEqual({ do: "seek" });
  });

  it("counts what has left the player but not reached the ear", () => {
    expect(heard(10, 0.25)).toBe(9.75);
  });
});
