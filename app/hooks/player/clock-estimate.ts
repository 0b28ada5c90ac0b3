/**
 * Where the server's clock is, from questions and answers on a line of unknown delay.
 *
 * Cristian's algorithm (F. Cristian, "Probabilistic clock synchronization", 1989): the server read its clock somewhere
 * between question and answer, so the middle is at most half a round trip off. Which sample to believe is NTP's clock
 * filter (RFC 5905, section 10): the one with the shortest round trip, where an old one counts as a little longer with
 * every second, for the two clocks do not run equally fast. Pure: moments are given, in milliseconds.
 */
export type ClockSample = {
  /** By this device's clock. */
  sentAt: number;
  receivedAt: number;
  /** By the server's. */
  serverTime: number;
};

export type ClockReading = {
  /** What to add to this device's clock for the server's. */
  offset: number;
  roundTrip: number;
  /** When it was taken, by this device's clock. */
  at: number;
};

/** The newest readings, oldest first. */
export type ClockState = readonly ClockReading[];

export const NO_CLOCK: ClockState = [];

/** As many as NTP keeps. */
const KEPT = 8;
/** How far two crystals may part, at most, in a millisecond: 100 ppm, the worst that consumer devices have. */
const WANDER = 100e-6;
/** An answer that took longer says too little to be kept. */
const TOO_LONG = 10_000;

export function withSample(state: ClockState, { sentAt, receivedAt, serverTime }: ClockSample): ClockState {
  const roundTrip = receivedAt - sentAt;
  // Less than nothing: the device's clock was set while the answer was under way.
  if (roundTrip < 0 || roundTrip > TOO_LONG) return state;
  const offset = serverTime + roundTrip / 2 - receivedAt;
  return [...state, { offset, roundTrip, at: receivedAt }].slice(-KEPT);
}

/** By how much a reading may be wrong. */
export function uncertainty({ roundTrip, at }: ClockReading, now: number): number {
  return roundTrip / 2 + Math.max(0, now - at) * WANDER;
}

/** The reading to believe; null while there is none. */
export function bestReading(state: ClockState, now: number): ClockReading | null {
  return state.reduce<ClockReading | null>(
    // Of two that are equally good, the newer.
    (best, reading) => (!best || uncertainty(reading, now) <= uncertainty(best, now) ? reading : best),
    null,
  );
}

/** By so much, between two looks, the two clocks of a device may differ: below lie their own jitter and slewing. */
const JUMP = 250;

/**
 * Whether a device slept, or its clock was set, between two looks at it: then its clock of the day and the one that
 * only counts have not gone on by the same, and what was known of the server's is not to be trusted any more.
 */
export function hasJumped(
  before: { day: number; steady: number },
  now: { day: number; steady: number },
): boolean {
  return Math.abs(now.day - before.day - (now.steady - before.steady)) > JUMP;
}
