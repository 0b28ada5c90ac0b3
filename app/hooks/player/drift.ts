/**
 * What a player does about being ahead or behind. Small errors are eased away by playing a little faster or slower,
 * which nobody hears (pitch is kept); only large ones are jumped over. Between "far enough to begin" and "near enough
 * to stop" lies a gap, so that it does not flutter, as in a thermostat. Pure: positions and moments are given.
 */
export type Correction =
  | { do: "nothing" }
  /** Play so fast. */
  | { do: "rate"; rate: number }
  /** Go to where it should be. */
  | { do: "seek" };

export type DriftState = {
  /** The rate at which it plays now. */
  rate: number;
  /** Until then a jump is still settling, and what is measured says nothing. In milliseconds. */
  quietUntil: number;
};

export const STEADY: DriftState = { rate: 1, quietUntil: 0 };

/** Seconds. Two listeners who both stay within this are closer than 100 ms with room for their clocks' errors. */
const BEGIN = 0.02;
const ENOUGH = 0.008;
/** Where easing is possible, only what is farther off than this is jumped over. */
const JUMP = 2;
/** Where it is not (a provider's player), jumps are all there is: each is heard, so they are few. */
const COARSE_JUMP = 0.35;
const SLOWEST = 0.02;
const FASTEST = 0.05;
/** An error is worked off within about so many seconds, within those rates. */
const HORIZON = 1;
/** How long a jump takes to settle, in milliseconds; a coarse one may come again only after a while. */
const SETTLES = 400;
const COARSE_SETTLES = 8000;

export type Measured = {
  /** Seconds into the track. */
  wanted: number;
  /** What is heard now: see `heard`. */
  actual: number;
  /** Milliseconds. */
  now: number;
  /** Whether the player can play at any rate near 1. */
  eases: boolean;
};

export function correct(state: DriftState, { wanted, actual, now, eases }: Measured): Correction {
  if (now < state.quietUntil) return { do: "nothing" };
  const behind = wanted - actual;
  const off = Math.abs(behind);
  if (!eases) return off > COARSE_JUMP ? { do: "seek" } : { do: "nothing" };
  if (off > JUMP) return { do: "seek" };
  const easing = state.rate !== 1;
  // Past the mark: what is left is the measuring's own noise.
  const passed = easing && Math.sign(behind) !== Math.sign(state.rate - 1);
  if (easing ? off <= ENOUGH || (passed && off <= BEGIN) : off <= BEGIN) return steady(state);
  const by = Math.min(FASTEST, Math.max(SLOWEST, off / HORIZON));
  const rate = Math.round((1 + Math.sign(behind) * by) * 200) / 200;
  return rate === state.rate ? { do: "nothing" } : { do: "rate", rate };
}

const steady = ({ rate }: DriftState): Correction =>
  rate === 1 ? { do: "nothing" } : { do: "rate", rate: 1 };

/** The state once a correction is made. */
export function corrected(
  state: DriftState,
  correction: Correction,
  now: number,
  eases: boolean,
): DriftState {
  switch (correction.do) {
    case "nothing":
      return state;
    case "rate":
      return { ...state, rate: correction.rate };
    case "seek":
      return { rate: 1, quietUntil: now + (eases ? SETTLES : COARSE_SETTLES) };
  }
}

/** What reaches the ear is what the player gave out a moment ago. `latency` in seconds. */
export const heard = (position: number, latency: number): number => position - latency;
