import { isDeepStrictEqual } from "node:util";
import { viewerByCookie } from "~/auth/viewer.server";
import { hasChangedSince, personByToken } from "~/domain/accounts/logins.server";
import { asUserDto } from "~/domain/accounts/user-dto";
import type { Actor, Person } from "~/domain/actor";
import { Refusal, unauthenticated } from "~/domain/errors";
import { signedIn } from "~/domain/rooms/access.server";
import { log } from "~/log.server";
import { latestVersion } from "~/streams/versions.server";
import { showAnew } from "./presence.server";
import { personGroup, type LiveServer, type LiveSocket } from "./sockets.server";

/** Who a socket speaks for: found out when it connects, and again when that has changed. */

/**
 * Looks who it is: by token, by login cookie, or nobody (a visitor).
 * @throws Refusal `unauthenticated` for a token that is not valid
 */
export async function actorOf(socket: LiveSocket): Promise<Actor> {
  const { token } = socket.handshake.auth as { token?: unknown };
  if (token === undefined || token === null) return viewerByCookie(socket.handshake.headers.cookie);
  const person = typeof token === "string" ? await personByToken(token, "bearer") : null;
  if (!person) throw unauthenticated("This token is not valid.");
  return person;
}

/** The last look of each socket, while it goes on. One waits for the one before, so that no request overtakes another. */
const looks = new WeakMap<LiveSocket, Promise<void>>();

/**
 * Sees to it that a socket speaks for its person as they are now: by another name, with another picture or role.
 * @throws Refusal `unauthenticated` when the login has ended; the socket is cut then
 */
export function lookAgain(socket: LiveSocket): Promise<void> {
  const before = looks.get(socket);
  if (!before && !hasChanged(socket)) return Promise.resolve();
  const look = (before ?? Promise.resolve()).then(() => lookIfChanged(socket));
  const over = look
    .catch(() => undefined)
    .then(() => {
      if (looks.get(socket) === over) looks.delete(socket);
    });
  looks.set(socket, over);
  return look;
}

const hasChanged = ({ data: { actor, asOf } }: LiveSocket): boolean =>
  actor !== null && hasChangedSince(actor, asOf);

async function lookIfChanged(socket: LiveSocket): Promise<void> {
  const { actor } = socket.data;
  if (!actor || !hasChanged(socket)) return;
  const since = latestVersion();
  const found = await personOf(socket);
  Object.assign(socket.data, { actor: found, asOf: since });
  if (!isDeepStrictEqual(asUserDto(found), asUserDto(actor))) showAnew(socket);
}

async function personOf(socket: LiveSocket): Promise<Person> {
  try {
    return signedIn(await actorOf(socket));
  } catch (error) {
    if (error instanceof Refusal) socket.disconnect(true);
    throw error;
  }
}

/** The same when nobody waits for it: if it fails, the socket's next request looks. */
export function lookUnasked(socket: LiveSocket): void {
  lookAgain(socket).catch((err: unknown) => log.debug({ event: "look_failed", err }));
}

/** Looks again at somebody who has changed, on all their sockets here, so that others see it before these ask. */
export function lookAgainAt(live: LiveServer, userId: string): void {
  for (const id of live.sockets.adapter.rooms.get(personGroup(userId)) ?? []) {
    const socket = live.sockets.sockets.get(id);
    if (socket) lookUnasked(socket);
  }
}
