import { inTransaction, type Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { sessionStream } from "~/streams/names";
import { newId, now, nowMs } from "~/world.server";
import type { Actor, Person } from "../actor";
import { spend } from "../limits/limits.server";
import { admit } from "../members/join.server";
import { allowIn, roomFor, signedIn } from "../rooms/access.server";
import { allowInSession, refuseEnded, sessionFor, type SessionAccess } from "./access.server";
import { changeSession } from "./change.server";
import { left } from "./machine/leaving";
import { isVisible } from "./policy";
import { sessionView } from "./queries.server";
import type { SessionDto } from "./schema";

/**
 * Joins a session, and with it its room, where the room lets the person in. Joining again changes nothing.
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`, `conflict` (it has ended), `rate_limited`
 */
export async function joinSession(actor: Actor, sessionId: string): Promise<SessionDto> {
  const person = signedIn(actor);
  const { session } = await sessionFor(actor, sessionId);
  const spent = await spend("joins", person.id);
  const { access, isNew } = await inTransaction(async (tx) => {
    const joinedRoom = session.roomId !== null && (await enterRoom(tx, person, session.roomId));
    const access = await sessionFor(actor, session.id, tx);
    allowInSession(access, "join");
    refuseEnded(access.session);
    const joined = await letIn(tx, access, person);
    return { access, isNew: joinedRoom || joined };
  });
  if (!isNew) await spent.giveBack();
  return sessionView(access);
}

/** Makes somebody a member of the room, where it lets them in. @returns whether they were not one before */
export async function enterRoom(tx: Transaction, person: Person, roomId: string): Promise<boolean> {
  const access = await roomFor(person, roomId, tx);
  allowIn(access, "join");
  if (access.membership) return false;
  await admit(tx, access.room, person);
  return true;
}

/** Writes somebody down as joined. @returns whether they were not before */
export async function letIn(tx: Transaction, access: SessionAccess, person: Person): Promise<boolean> {
  if (access.person) return false;
  const key = { sessionId: access.session.id, userId: person.id };
  await tx.db.sessionPerson.create({ data: { id: newId(), ...key, joinedAt: now() } });
  // What they see of the session has changed, for them alone.
  tx.afterCommit(() => announce({ type: "person", userId: person.id, change: "profile" }));
  return true;
}

/**
 * Leaves a session, and the session only: its room goes on being theirs. A host who leaves gives it up.
 * @throws Refusal `unauthenticated`, `not_found`
 */
export async function leaveSession(actor: Actor, sessionId: string): Promise<void> {
  const person = signedIn(actor);
  await inTransaction(async (tx) => {
    const access = await sessionFor(actor, sessionId, tx);
    allowInSession(access, "leave");
    const { session } = access;
    if (session.status !== "ENDED")
      await changeSession(access, tx, (state, world) => left(state, person.id, world), { also: [person.id] });
    await tx.db.sessionPerson.deleteMany({ where: { sessionId: session.id, userId: person.id } });
    const mayStay = isVisible(actor, { ...access, standing: null }, nowMs());
    tx.afterCommit(() => {
      announce({ type: "person", userId: person.id, change: "profile" });
      if (!mayStay)
        announce({
          type: "evicted",
          userId: person.id,
          stream: sessionStream(session.id),
          reason: "left",
        });
    });
  });
}
