import { afterEach } from "vitest";
import { useClock } from "~/world.server";

let shift = 0;
let back: (() => void) | undefined;

/** Lets hours go by at once; after each test the clock is right again. */
export function later(hours: number): void {
  shift += hours * 3_600_000;
  back ??= useClock(() => Date.now() + shift);
}

/** A time so many hours from now, by that clock. */
export const inHours = (hours: number) => new Date(Date.now() + shift + hours * 3_600_000).toISOString();

afterEach(() => {
  back?.();
  back = undefined;
  shift = 0;
});

/** A clock that stands still until it is moved. */
export function heldClock(start = Date.now()): { now(): number; pass(seconds: number): number } {
  let time = start;
  const before = useClock(() => time);
  back ??= before;
  return {
    now: () => time,
    pass: (seconds) => (time += Math.round(seconds * 1000)),
  };
}
