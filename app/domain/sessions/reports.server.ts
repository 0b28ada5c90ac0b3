import { LRUCache } from "lru-cache";
import { inTransaction } from "~/db/transaction.server";
import { log } from "~/log.server";
import { nowMs } from "~/world.server";
import type { Actor } from "../actor";
import { parse } from "../parse";
import { signedIn } from "../rooms/access.server";
import { sessionFor, theSessionBehind, type SessionAccess } from "./access.server";
import { passTime } from "./change.server";
import { durationReportSchema, failureReportSchema } from "./inputs";
import { listeners } from "./listeners.server";
import { durationKnown, failed } from "./machine/playback";
import { FAILS_AFTER } from "./machine/state";

/** Two who found lengths this close (in seconds) found the same. */
const AGREE = 2;

/** What people found a track's length to be, by item: one of them alone is not believed. */
const found = new LRUCache<string, Map<string, number>>({ max: 1000 });

/**
 * A player has found out how long the track is that plays. Whoever answers for it is believed at once, others when two
 * agree. Of one that is known already, or over, nothing changes.
 * @throws Refusal `invalid`, `unauthenticated`, `not_found`
 */
export async function reportDuration(actor: Actor, sessionId: string, input: unknown): Promise<void> {
  const person = signedIn(actor);
  const { itemId, duration } = parse(durationReportSchema, input);
  const access = await sessionFor(actor, sessionId);
  if (!isPlaying(access, itemId) || !isBelieved(access, person.id, itemId, duration)) return;
  await inTransaction(async (tx) => {
    const inside = await sessionFor(actor, sessionId, tx);
    if (!isPlaying(inside, itemId)) return;
    await passTime(tx, inside.session, (state, world) => durationKnown(state, itemId, duration, world));
  });
  found.delete(itemId);
}

const isPlaying = ({ session }: SessionAccess, itemId: string) => session.playingItemId === itemId;

function isBelieved(
  { session, standing }: SessionAccess,
  userId: string,
  itemId: string,
  duration: number,
): boolean {
  if (userId === session.hostId || standing === "CO_DJ" || userId === session.currentDJId) return true;
  const others = found.get(itemId) ?? new Map<string, number>();
  found.set(itemId, others.set(userId, duration));
  return [...others].some(([other, length]) => other !== userId && Math.abs(length - duration) <= AGREE);
}

/**
 * A player cannot play the track. When half of those who try say so, ten seconds into it, it is skipped.
 * @param key as whom it counts: see listenerKey
 * @throws Refusal `invalid`, `not_found`
 */
export async function reportFailure(
  actor: Actor,
  sessionId: string,
  input: unknown,
  key: string,
): Promise<void> {
  const { itemId } = parse(failureReportSchema, input);
  const access = await sessionFor(actor, sessionId);
  if (!isPlaying(access, itemId)) return;
  const { id, turn, nowPlayingStart } = access.session;
  listeners.fail(id, turn, key);
  const wait = nowPlayingStart!.getTime() + FAILS_AFTER - nowMs();
  if (wait <= 0) await giveUp(id, turn);
  else giveUpIn(wait, id, turn);
}

/** Sessions whose track is on its last seconds. Whoever cannot play it says so again: this only spares them that. */
const doubtful = new Set<string>();

function giveUpIn(wait: number, sessionId: string, turn: number): void {
  if (doubtful.has(sessionId)) return;
  doubtful.add(sessionId);
  setTimeout(() => {
    doubtful.delete(sessionId);
    giveUp(sessionId, turn).catch((error: unknown) => log.error({ event: "give_up_failed", err: error }));
  }, wait).unref();
}

async function giveUp(sessionId: string, turn: number): Promise<void> {
  if (!enough(sessionId, turn)) return;
  await inTransaction(async (tx) => {
    const access = await theSessionBehind(null, sessionId, tx);
    if (access?.session.turn !== turn) return;
    await passTime(tx, access.session, (state, world) =>
      enough(sessionId, turn) ? failed(state, turn, world) : state,
    );
  });
}

function enough(sessionId: string, turn: number): boolean {
  const { failing, outOf } = listeners.failing(sessionId, turn);
  return failing > 0 && failing * 2 >= outOf;
}
