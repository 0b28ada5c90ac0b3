/** A source of numbers in [0, 1) that is the same for the same seed, everywhere and for ever. */
export type Dice = () => number;

/**
 * FNV-1a over the seed's code units, murmur3's finalizer (ids that differ in one sign must not look alike), then
 * mulberry32: small, well spread, and no business of cryptography.
 */
export function seeded(seed: string): Dice {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  let state = (hash ^ (hash >>> 16)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of several things, by a throw of the dice. */
export function pick<T>(dice: Dice, things: readonly [T, ...T[]]): T {
  return things[Math.floor(dice() * things.length)] ?? things[0];
}

/** A number between two, rounded to a tenth: more digits only make a drawing heavier. */
export function between(dice: Dice, low: number, high: number): number {
  return tenth(low + dice() * (high - low));
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
