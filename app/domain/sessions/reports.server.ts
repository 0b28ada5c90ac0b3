import { inTransaction } from "~/db/transaction.server";
import { log } from "~/log.server";
import { nowMs } from "~/world.server";
import type { Actor } from "../actor";
import { parse } from "../parse";
import { signedIn } from "../rooms/access.server";
import { sessionFor, theSessionBehind, type SessionAccess } from "./access.server";
import { passTime } from "./change.server";
import { durationReportSchema, failureReportSchema } from "./inputs";
import { foundLengths, type FoundLength } from "./lengths.server";
import { listeners } from "./listeners.server";
import { durationKnown, failed } from "./machine/playback";
import { FAILS_AFTER } from "./machine/state";

/**
 * A player has found out how long the track is that plays. Whoever answers for it is believed at once, others when two
 * agree. Of one that is known already, or over, nothing changes.
 * @throws Refusal `invalid`, `unauthenticated`, `not_found`
 */
export async function reportDuration(actor: Actor, sessionId: string, input: unknown): Promise<void> {
  const person = signedIn(actor);
  const { itemId, duration } = parse(durationReportSchema, input);
  const access = await sessionFor(actor, sessionId);
  if (!isPlaying(access, itemId)) return;
  const found = { sessionId: access.session.id, itemId, userId: person.id, duration };
  if (answersFor(access, person.id) || foundLengths.addHere(found)) await believe(found);
}

/** The same was told on another node, by somebody who is not believed alone. */
export async function foundElsewhere(found: FoundLength): Promise<void> {
  if (foundLengths.add(found)) await believe(found);
}

const isPlaying = ({ session }: SessionAccess, itemId: string) => session.playingItemId === itemId;

const answersFor = ({ session, standing }: SessionAccess, userId: string) =>
  userId === session.hostId || standing === "CO_DJ" || userId === session.currentDJId;

/** Two nodes may come to believe it at the same moment: the second finds that it is known. */
async function believe({ sessionId, itemId, duration }: FoundLength): Promise<void> {
  await inTransaction(async (tx) => {
    const inside = await theSessionBehind(null, sessionId, tx);
    if (!inside || !isPlaying(inside, itemId)) return;
    await passTime(tx, inside.session, (state, world) => durationKnown(state, itemId, duration, world));
  });
  foundLengths.forget(itemId);
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
