import { createHash } from "node:crypto";
import type { SiteRole } from "../accounts/schema";
import type { FlagSetting } from "./flags";

/** Somebody for whom a flag is on or not; null is a visitor. */
export type Who = { id: string; role: SiteRole } | null;

/** So finely people are told apart: a hundredth of a percent. */
const BUCKETS = 10_000;

/**
 * In which of 10,000 equal parts somebody is, for one flag: always the same for the same person, another one for
 * another flag. The first 32 bits of SHA-256 (FIPS 180-4) of flag and id, modulo 10,000; that the lowest parts are
 * larger by one in 429,496 does not matter.
 */
export function bucketOf(flag: string, userId: string): number {
  return createHash("sha256").update(`${flag}:${userId}`).digest().readUInt32BE(0) % BUCKETS;
}

/**
 * Whether a flag is on for somebody. As its part of all people grows, nobody falls out who was in: each is in from
 * their own bucket on. Of visitors there is no telling apart: they are in with everybody.
 */
export function isOnFor({ name, state, percent, roles, people }: FlagSetting, who: Who): boolean {
  if (state !== "SOME") return state === "ON";
  if (percent >= 100) return true;
  if (!who) return false;
  if (people.has(who.id) || roles.has(who.role)) return true;
  return percent > 0 && bucketOf(name, who.id) < (percent * BUCKETS) / 100;
}
