import { reader } from "~/db/client.server";
import { inTransaction, type Transaction, type TransactionClient } from "~/db/transaction.server";
import { newToken, nowMs } from "~/world.server";
import type { Actor } from "../actor";
import type { UserDto } from "../accounts/schema";
import { asUserDto } from "../accounts/user-dto";
import { conflict, notFound } from "../errors";
import { spend } from "../limits/limits.server";
import { allowIn, signedIn } from "../rooms/access.server";
import {
  allowInSession,
  isThere,
  refuseEnded,
  sessionFor,
  theSessionBehind,
  type SessionAccess,
} from "./access.server";
import { enterRoom, letIn } from "./join.server";
import { maySession } from "./policy";
import { sessionView } from "./queries.server";
import type { SessionDto, SessionStatus } from "./schema";

/** The way into a private session. `url` is the link's page. */
export type SessionLink = { token: string; url: string };

/** What whoever holds a link hears of the session before coming in. */
export type LinkedSession = {
  id: string;
  name: string | null;
  genre: string;
  status: SessionStatus;
  host: UserDto;
  room: { slug: string; name: string } | null;
  /** They may see it already: the link has nothing to open. */
  isIn: boolean;
};

const linkOf = (token: string): SessionLink => ({ token, url: `/s/${token}` });

/**
 * Makes a private session's link. One that there was leads nowhere from now on.
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`, `conflict` (it needs no link, or has ended)
 */
export async function newLink(actor: Actor, sessionId: string): Promise<SessionLink> {
  const token = newToken();
  await setToken(actor, sessionId, token);
  return linkOf(token);
}

/** Takes the link back. Whoever came by it stays. @throws Refusal as newLink does */
export async function revokeLink(actor: Actor, sessionId: string): Promise<void> {
  await setToken(actor, sessionId, null);
}

/** The link there is, for whoever may share it. */
export function currentLink(access: SessionAccess): SessionLink | null {
  const { inviteToken } = access.session;
  return inviteToken && maySession(access.actor, access, "share_link", nowMs()) ? linkOf(inviteToken) : null;
}

async function setToken(actor: Actor, sessionId: string, inviteToken: string | null): Promise<void> {
  signedIn(actor);
  await inTransaction(async (tx) => {
    const access = await sessionFor(actor, sessionId, tx);
    allowInSession(access, "share_link");
    const { session, room } = access;
    refuseEnded(session);
    if (room?.room.isPrivate)
      throw conflict("This session is for its room: people come in by the room's invites.");
    if (!session.isPrivate) throw conflict("This session is open to everybody: its address is link enough.");
    // Nobody is shown the link who does not ask for it, so the session does not count as changed.
    const data = { inviteToken, updatedAt: session.updatedAt };
    await tx.db.dJSession.update({ where: { id: session.id }, data });
  });
}

/**
 * Looks at what a link leads to.
 * @throws Refusal `not_found`; `forbidden` for somebody banned from its room
 */
export async function sessionByLink(actor: Actor, token: string): Promise<LinkedSession> {
  const access = await behind(actor, token);
  const { id, name, genre, status, host, room } = access.session;
  return {
    ...{ id, name, genre, status, host: asUserDto(host) },
    room: room && { slug: room.slug, name: room.name },
    isIn: maySession(actor, access, "see", nowMs()),
  };
}

/**
 * Comes in by a link: into the session, and into its room where that lets the person in.
 * @throws Refusal `unauthenticated`, `not_found`, `forbidden`, `conflict` (it has ended), `rate_limited`
 */
export async function acceptLink(actor: Actor, token: string): Promise<SessionDto> {
  const person = signedIn(actor);
  const { session } = await behind(actor, token);
  const spent = await spend("joins", person.id);
  const { access, isNew } = await inTransaction(async (tx) => {
    const joinedRoom = session.roomId !== null && (await enterRoom(tx, person, session.roomId));
    // The link may have been taken back, or the room closed, while this one waited for their turn.
    const access = await behind(actor, token, tx);
    refuseEnded(access.session);
    const joined = await letIn(tx, access, person);
    return { access: await sessionFor(actor, access.session.id, tx), isNew: joinedRoom || joined };
  });
  if (!isNew) await spent.giveBack();
  return sessionView(access);
}

async function behind(actor: Actor, token: string, tx?: Transaction): Promise<SessionAccess> {
  const db: TransactionClient = tx?.db ?? reader();
  const found = isToken(token)
    ? await db.dJSession.findUnique({ where: { inviteToken: token }, select: { id: true } })
    : null;
  const access = found && (await theSessionBehind(actor, found.id, tx));
  if (access?.session.inviteToken !== token || access.room?.room.isPrivate) throw notFound("This link");
  if (!isThere(actor, access.session)) throw notFound("This link");
  if (access.room) allowIn(access.room, "see");
  return access;
}

/** A text that no link has need not be looked for; some no database can hold. */
const isToken = (text: string) => /^[\w-]{20,100}$/.test(text);
