import { createHash, randomBytes } from "node:crypto";
import { v7 } from "uuid";

/**
 * What the program takes from the world: time, randomness, ids. Everything asks here, so a test can hold the
 * clock still and move it by hand.
 */

let clock: () => number = Date.now;

/** How far the time that all nodes share is ahead of this machine's clock, in whole milliseconds. */
let correction = 0;

/** The present moment, as all nodes tell it. */
export function now(): Date {
  return new Date(nowMs());
}

/** Milliseconds since 1970, of the same clock. */
export function nowMs(): number {
  return clock() + correction;
}

/** What this machine's own clock says, right or wrong: only to find out how far off it is. */
export function ownMs(): number {
  return clock();
}

/** Tells the time by so much more than this machine's clock. Returns what it was before. */
export function correctClock(ms: number): number {
  const before = correction;
  correction = Math.round(ms);
  return before;
}

/** Replaces the clock (milliseconds since 1970). Returns the way back. For tests. */
export function useClock(next: () => number): () => void {
  const before = clock;
  clock = next;
  return () => {
    clock = before;
  };
}

/** Randomness for so many ids is asked for at once: each asking costs more than all the rest of making an id. */
const POOL = 256;
const RANDOM_BYTES = 16;
const pool = { bytes: Buffer.alloc(0), used: 0 };

/** 16 random bytes that nobody else has had. */
function randomPart(): Uint8Array {
  if (pool.used === pool.bytes.length)
    Object.assign(pool, { bytes: randomBytes(POOL * RANDOM_BYTES), used: 0 });
  pool.used += RANDOM_BYTES;
  return pool.bytes.subarray(pool.used - RANDOM_BYTES, pool.used);
}

const newest = { msecs: 0, seq: 0 };

/** A new UUIDv7: unique, and sorting by time of making, on all nodes. */
export function newId(): string {
  const msecs = Date.now() + correction;
  if (msecs > newest.msecs) {
    newest.msecs = msecs;
    // The upper half stays free for those of the same millisecond, and for a clock that was set back.
    newest.seq = Buffer.from(randomPart()).readUInt32BE() >>> 1;
  } else newest.seq += 1;
  return v7({ ...newest, random: randomPart() });
}

/** A secret of 256 random bits, fit for a cookie, a header or a link. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret: enough to recognise it, not to use it. Hex SHA-256. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
