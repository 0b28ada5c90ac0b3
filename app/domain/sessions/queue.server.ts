import { inTransaction, type Transaction } from "~/db/transaction.server";
import { newId, nowMs } from "~/world.server";
import type { Actor, Person } from "../actor";
import { notFound } from "../errors";
import { idFrom } from "../ids";
import { parse } from "../parse";
import { signedIn } from "../rooms/access.server";
import { findTitleLater } from "../tracks/cards.server";
import type { TrackRef } from "../tracks/schema";
import { allowInSession, sessionFor, type SessionAccess } from "./access.server";
import { changeSession, itemIn } from "./change.server";
import { addTrackSchema, moveTrackSchema, reasonSchema } from "./inputs";
import { logAsModerator } from "./log-act.server";
import { answered, moved, removed } from "./machine/queue";
import { maySession } from "./policy";
import type { QueueItemDto } from "./schema";
import { WITH_USER } from "./session-dto";
import { addition, chosenTrack, type TrackChoice } from "./track-choice.server";

export { addLinks, type AddedLinks } from "./add-links.server";

/**
 * Puts a track into the queue; where the host chooses, it is a suggestion. It starts at once where nothing plays.
 * @throws Refusal `invalid` (no track, too long), `unauthenticated`, `forbidden`, `not_found`, `conflict` (full, too
 *   many of one's own, played within the hour, in the queue already, not in the booth, the session has ended)
 */
export async function addTrack(actor: Actor, sessionId: string, input: unknown): Promise<QueueItemDto> {
  const person = signedIn(actor);
  const choice = await chosenTrack(person, parse(addTrackSchema, input));
  return add(person, sessionId, choice!);
}

/**
 * Puts a track of the session's past into the queue again.
 * @throws Refusal as addTrack does
 */
export async function playAgain(actor: Actor, sessionId: string, itemId: string): Promise<QueueItemDto> {
  const person = signedIn(actor);
  const { trackRef } = await inTransaction(async (tx) =>
    queueItem(tx, await sessionFor(actor, sessionId, tx), itemId),
  );
  const choice = await chosenTrack(person, { trackRef: trackRef as TrackRef });
  return add(person, sessionId, { ...choice!, field: "itemId" });
}

async function add(person: Person, sessionId: string, choice: TrackChoice): Promise<QueueItemDto> {
  const item = await inTransaction(async (tx) => {
    const access = await sessionFor(person, sessionId, tx);
    allowInSession(access, "add");
    const id = newId();
    const change = addition(access, person, choice, id);
    return itemIn(await changeSession(access, tx, change, { also: [person.id] }), id);
  });
  findTitleLater(choice.trackRef);
  return item;
}

/**
 * Takes a track out of the queue: one's own, or any with the decks or the room in hand.
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`, `conflict` (it plays, or is over)
 */
export async function removeTrack(
  actor: Actor,
  sessionId: string,
  itemId: string,
  input: unknown = {},
): Promise<void> {
  const person = signedIn(actor);
  const { reason } = parse(reasonSchema, input);
  await inTransaction(async (tx) => {
    const access = await sessionFor(actor, sessionId, tx);
    const item = await queueItem(tx, access, itemId);
    const isOwn = item.addedBy === person.id;
    allowInSession(access, isOwn ? "remove_own" : "remove_any", item);
    await changeSession(access, tx, (state, world) => removed(state, item.id, world));
    await logAsModerator(tx, access, person, item, reason);
  });
}

/**
 * Moves a waiting track before another one, or to the end: within one's own, or any with the decks in hand.
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`, `conflict` where the mode does not let it go there
 */
export async function moveTrack(
  actor: Actor,
  sessionId: string,
  itemId: string,
  input: unknown,
): Promise<void> {
  signedIn(actor);
  const { before } = parse(moveTrackSchema, input);
  await inTransaction(async (tx) => {
    const access = await sessionFor(actor, sessionId, tx);
    const item = await queueItem(tx, access, itemId);
    const target = before ? (await queueItem(tx, access, before)).id : null;
    const any = maySession(actor, access, "move_any", nowMs());
    if (!any) allowInSession(access, "move_own", item);
    await changeSession(access, tx, (state) => moved(state, item.id, target, any ? "all" : "own"));
  });
}

/**
 * Accepts a suggestion, which then waits as the last one, or declines it.
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`, `conflict` for what is answered already
 */
export async function answerSuggestion(
  actor: Actor,
  sessionId: string,
  itemId: string,
  accept: boolean,
): Promise<QueueItemDto> {
  signedIn(actor);
  return inTransaction(async (tx) => {
    const access = await sessionFor(actor, sessionId, tx);
    allowInSession(access, "answer_suggestion");
    const { id } = await queueItem(tx, access, itemId);
    return itemIn(await changeSession(access, tx, (state, world) => answered(state, id, accept, world)), id);
  });
}

/**
 * A track of this session, whatever has become of it.
 * @param voterId whose vote on it is wanted along with it
 * @throws Refusal `not_found`
 */
export async function queueItem(
  tx: Transaction,
  { session }: SessionAccess,
  itemId: string,
  voterId?: string,
) {
  const votes = { where: { userId: voterId ?? "" }, select: { id: true, voteType: true } } as const;
  const include = { ...WITH_USER, ...(voterId ? { votes } : {}) };
  const id = idFrom(itemId);
  const row = id ? await tx.db.queueItem.findUnique({ where: { id }, include }) : null;
  if (!row || row.sessionId !== session.id) throw notFound("This track");
  return row;
}
