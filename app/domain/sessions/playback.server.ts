import { inTransaction } from "~/db/transaction.server";
import type { Actor, Person } from "../actor";
import { conflict } from "../errors";
import { parse } from "../parse";
import { signedIn } from "../rooms/access.server";
import { allowInSession, sessionFor } from "./access.server";
import { changeSession, sessionIn, type Change } from "./change.server";
import { skipSchema } from "./inputs";
import { logAsModerator } from "./log-act.server";
import { paused, resumed, skipped } from "./machine/playback";
import { itemOf } from "./machine/state";
import type { SessionDto } from "./schema";

export { reportDuration, reportFailure } from "./reports.server";

/** Skips that name no turn and are under way, by session: whoever joins in means the same track. */
const underWay = new Map<string, { turn: number }>();

/**
 * Skips the track that plays. The input may name its turn; whoever names none means the one that plays as they ask. A
 * track that is over by the time it would be skipped is left alone, so two skips at once skip one track.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found`, `conflict` (nothing plays, the session has ended)
 */
export async function skip(actor: Actor, sessionId: string, input: unknown = {}): Promise<SessionDto> {
  const person = signedIn(actor);
  const { turn, reason } = parse(skipSchema, input);
  if (turn !== undefined) return skipTurn(person, sessionId, turn, reason);
  const { session } = await sessionFor(actor, sessionId);
  const joined = underWay.get(session.id);
  const mine = joined ?? { turn: session.turn };
  if (!joined) underWay.set(session.id, mine);
  try {
    return await skipTurn(person, session.id, mine.turn, reason);
  } finally {
    if (!joined) onceRead(() => underWay.delete(session.id));
  }
}

/**
 * Runs when the requests have been read that had come by now. SQLite answers without a pause, so the first of two skips
 * may be done before the second, which came at the same moment, is looked at.
 */
function onceRead(done: () => void): void {
  setImmediate(() => setImmediate(done));
}

function skipTurn(
  person: Person,
  sessionId: string,
  turn: number,
  reason: string | null,
): Promise<SessionDto> {
  return inTransaction(async (tx) => {
    const access = await sessionFor(person, sessionId, tx);
    const { playingItemId, currentDJId, ...session } = access.session;
    if (session.turn === turn) {
      allowInSession(access, "skip", currentDJId === null ? undefined : { addedBy: currentDJId });
      if (session.status !== "ENDED" && !playingItemId) throw conflict("Nothing is playing.");
    }
    const changed = await changeSession(access, tx, (state, world) => skipped(state, turn, "by_hand", world));
    const item = playingItemId === null ? null : itemOf(changed.after, playingItemId);
    if (item?.endReason === "by_hand") await logAsModerator(tx, access, person, item, reason);
    return sessionIn(changed);
  });
}

/**
 * Holds the track that plays, for everybody.
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`, `conflict` (nothing plays, or it is paused already)
 */
export function pause(actor: Actor, sessionId: string): Promise<SessionDto> {
  return asHost(actor, sessionId, "pause", paused);
}

/**
 * Goes on where it was paused.
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`, `conflict` (it is not paused)
 */
export function resume(actor: Actor, sessionId: string): Promise<SessionDto> {
  return asHost(actor, sessionId, "resume", (state, world) => {
    if (state.status !== "PAUSED") throw conflict("It is not paused.");
    return resumed(state, world);
  });
}

function asHost(
  actor: Actor,
  sessionId: string,
  action: "pause" | "resume",
  change: Change,
): Promise<SessionDto> {
  signedIn(actor);
  return inTransaction(async (tx) => {
    const access = await sessionFor(actor, sessionId, tx);
    allowInSession(access, action);
    return sessionIn(await changeSession(access, tx, change));
  });
}
