import { createHash, randomBytes } from "node:crypto";
import { v7 } from "uuid";

/**
 * What the program takes from the world: time, randomness, ids. Everything asks here, so a test can hold the
 * clock still and move it by hand.
 */

let clock: () => number = Date.now;

/** The present moment. */
export function now(): Date {
  return new Date(clock());
}

/** Milliseconds since 1970, of the same clock. */
export function nowMs(): number {
  return clock();
}

/** Replaces the clock (milliseconds since 1970). Returns the way back. For tests. */
export function useClock(next: () => number): () => void {
  const before = clock;
  clock = next;
  return () => {
    clock = before;
  };
}

/** A new UUIDv7: unique, and sorting by time of making. */
export function newId(): string {
  return v7();
}

/** A secret of 256 random bits, fit for a cookie, a header or a link. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret: enough to recognise it, not to use it. Hex SHA-256. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
