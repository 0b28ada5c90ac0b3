import { inTransaction } from "~/db/transaction.server";
import type { Actor } from "../actor";
import { conflict, notFound } from "../errors";
import { idFrom } from "../ids";
import { audit } from "../moderation/audit.server";
import { parse } from "../parse";
import { signedIn } from "../rooms/access.server";
import { allowInSession, sessionFor } from "./access.server";
import { changeSession, type Change } from "./change.server";
import { reasonSchema } from "./inputs";
import { listeners } from "./listeners.server";
import { steppedDown, steppedUp } from "./machine/booth";
import { answeredAs, asked, invited, takenAway } from "./machine/djs";
import { handedOver } from "./machine/host";
import { partOf } from "./machine/state";
import type { SessionAction } from "./permissions";
import { tellOfInvitation } from "./notices.server";
import { guestOf } from "./guests.server";

/**
 * Steps up to the booth of a session in rotation.
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`, `conflict` (no booth in this mode, it has ended)
 */
export const stepUp = (actor: Actor, sessionId: string) =>
  act(actor, sessionId, { action: "step_up" }, (state, world) => steppedUp(state, actor!.id, world));

/** Leaves the booth, and takes along what waits. @throws Refusal as stepUp does */
export const stepDown = (actor: Actor, sessionId: string) =>
  act(actor, sessionId, { action: "step_down" }, (state, world) => steppedDown(state, actor!.id, world));

/**
 * Takes a DJ out of the booth (host, moderators); what moderators do stands in the room's log.
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found` (no such DJ there), `conflict`
 */
export async function pullDj(
  actor: Actor,
  sessionId: string,
  userId: string,
  input: unknown = {},
): Promise<void> {
  const person = signedIn(actor);
  const { reason } = parse(reasonSchema, input);
  const id = userId.toLowerCase();
  await inTransaction(async (tx) => {
    const access = await sessionFor(actor, sessionId, tx);
    allowInSession(access, "pull_dj");
    await changeSession(access, tx, (state, world) => {
      if ((partOf(state, id)?.boothSince ?? null) === null) throw notFound("This DJ");
      return steppedDown(state, id, world);
    });
    if (id === person.id || access.session.hostId === person.id) return;
    await audit(tx, {
      ...{ roomId: access.session.roomId, actorId: person.id, action: "REMOVE_TRACK", reason },
      ...{ targetId: id, targetUserId: id, data: { sessionId: access.session.id, booth: true } },
    });
  });
}

/**
 * Asks to be a co-DJ. Whoever is invited already is one with that.
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`, `conflict` (the host, it has ended)
 */
export const askCoDj = (actor: Actor, sessionId: string) =>
  act(actor, sessionId, { action: "ask_co_dj" }, (state, world) => asked(state, actor!.id, world));

/**
 * Answers one's own invitation.
 * @throws Refusal `unauthenticated`, `not_found`, `conflict` (there is none, or no longer)
 */
export const answerInvite = (actor: Actor, sessionId: string, accept: boolean) =>
  act(actor, sessionId, { action: "answer_invite" }, (state, world) =>
    answeredAs(state, actor!.id, "INVITED", accept, world),
  );

/**
 * Invites somebody to be a co-DJ (host); it also lets them into a private session. Whoever has asked is one with that.
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found` (nobody of this id), `conflict` (the room does not let
 *   them in, it has ended)
 */
export async function inviteCoDj(actor: Actor, sessionId: string, userId: string): Promise<void> {
  const person = signedIn(actor);
  await inTransaction(async (tx) => {
    const access = await sessionFor(actor, sessionId, tx);
    allowInSession(access, "answer_djs");
    const guest = await guestOf(tx, access, userId);
    if (!guest.mayCome) throw conflict("They are not let into this session's room.");
    const changed = await changeSession(access, tx, (state, world) => invited(state, guest.id, world), {
      also: [guest.id],
    });
    await tellOfInvitation(tx, changed, guest.id, person);
  });
}

/**
 * Answers somebody who asks to be a co-DJ (host).
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`, `conflict` (they have not asked)
 */
export const answerAsk = (actor: Actor, sessionId: string, userId: string, accept: boolean) =>
  act(actor, sessionId, { action: "answer_djs", userId }, (state, world) =>
    answeredAs(state, userId.toLowerCase(), "ASKED", accept, world),
  );

/**
 * Makes a co-DJ a listener again, or takes an invitation back (host; anybody for themselves).
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`, `conflict`
 */
export const takeAwayCoDj = (actor: Actor, sessionId: string, userId: string) =>
  act(
    actor,
    sessionId,
    { action: actor?.id === userId.toLowerCase() ? "leave" : "answer_djs", userId },
    (state, world) => takenAway(state, userId.toLowerCase(), world),
  );

/**
 * Hands the session over (host) to somebody who is there; who hosted until now stays as a co-DJ.
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`, `conflict` (they are not there, it has ended)
 */
export async function handOver(actor: Actor, sessionId: string, userId: string): Promise<void> {
  signedIn(actor);
  await inTransaction(async (tx) => {
    const access = await sessionFor(actor, sessionId, tx);
    allowInSession(access, "hand_over");
    const { session } = access;
    const guest = await guestOf(tx, access, userId);
    if (!guest.mayCome || !(guest.isIn || listeners.isHere(session.id, guest.id)))
      throw conflict("They are not in this session.");
    await changeSession(access, tx, (state, world) => handedOver(state, guest.id, world), {
      also: [guest.id, session.hostId],
    });
  });
}

/** One change to the parts that people have, by somebody whom the table allows it. */
async function act(
  actor: Actor,
  sessionId: string,
  { action, userId }: { action: SessionAction; userId?: string },
  change: Change,
): Promise<void> {
  const person = signedIn(actor);
  const about = userId === undefined ? person.id : idFrom(userId);
  if (!about) throw notFound("This person");
  await inTransaction(async (tx) => {
    const access = await sessionFor(actor, sessionId, tx);
    allowInSession(access, action);
    await changeSession(access, tx, change, { also: [about] });
  });
}
