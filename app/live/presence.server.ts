import { isDeepStrictEqual } from "node:util";
import type { UserDto } from "~/domain/accounts/schema";
import { asUserDto } from "~/domain/accounts/user-dto";
import { listeners, type Connection } from "~/domain/sessions/listeners.server";
import { sessionIdOf, sessionStream } from "~/streams/names";
import { touch } from "~/streams/versions.server";
import { share, stopSharing } from "./elsewhere.server";
import type { Presence } from "./protocol";
import type { LiveServer, LiveSocket } from "./sockets.server";

/** How often a stream hears who is there. */
const EVERY = 1000;
/** So many people are told by name; beyond that a number says more. */
const NAMED = 20;

/** Who is in one stream, on whichever node: people by how many sockets they have there, visitors by number. */
type Crowd = { people: Map<string, { user: UserDto; sockets: number }>; visitors: number };

/** Somebody in a stream, by one connection; a visitor is nobody in particular. */
export type Here = { id: string; user: UserDto | null };

const crowds = new Map<string, Crowd>();
const pending = new Map<string, NodeJS.Timeout>();

/** The tag on which pages depend that show who is there. */
export const presenceTag = (stream: string) => `presence:${stream}`;

/** A socket as sessions count it. */
export const connectionOf = (socket: LiveSocket): Connection => ({
  id: socket.id,
  personId: socket.data.actor?.id ?? null,
});

/** A socket as streams count it. */
export const hereOf = ({ id, data: { actor } }: LiveSocket): Here => ({
  id,
  user: actor && asUserDto(actor),
});

/** Who is in the stream now. */
export function presenceOf(stream: string): Presence {
  const crowd = crowds.get(stream);
  if (!crowd) return { online: 0, listening: 0, voters: 0, people: [] };
  const sessionId = sessionIdOf(stream);
  const { listening, accounts } = sessionId ? listeners.counts(sessionId) : { listening: 0, accounts: 0 };
  const people: UserDto[] = [];
  for (const { user } of crowd.people.values()) {
    if (people.length === NAMED) break;
    people.push(user);
  }
  return { online: crowd.people.size + crowd.visitors, listening, voters: accounts, people };
}

/** The ids of the people who are in the stream now; visitors have none. */
export const peopleIn = (stream: string): string[] => [...(crowds.get(stream)?.people.keys() ?? [])];

/** A socket has come into a stream. */
export function arrive(live: LiveServer, socket: LiveSocket, stream: string): void {
  const here = hereOf(socket);
  come(live, stream, here, socket);
  share(["come", stream, here.id, here.user]);
}

/** A socket has gone from a stream. */
export function depart(live: LiveServer, socket: LiveSocket, stream: string): void {
  const sessionId = sessionIdOf(stream);
  if (sessionId) socket.data.playing?.delete(sessionId);
  go(live, stream, hereOf(socket), socket);
  share(["go", stream, socket.id]);
}

/** The player of a socket in a session has begun or stopped to play. */
export function setPlaying(live: LiveServer, socket: LiveSocket, sessionId: string, playing: boolean): void {
  const inSessions = (socket.data.playing ??= new Set());
  if (playing) inSessions.add(sessionId);
  else inSessions.delete(sessionId);
  play(live, sessionId, socket.id, playing);
  share(["play", sessionId, socket.id, playing]);
}

/** Counts somebody in a stream, here or on another node. */
export function come(live: LiveServer, stream: string, { id, user }: Here, socket?: LiveSocket): void {
  const crowd = crowds.get(stream) ?? { people: new Map(), visitors: 0 };
  crowds.set(stream, crowd);
  if (!user) crowd.visitors += 1;
  else {
    const known = crowd.people.get(user.id);
    if (known) {
      known.sockets += 1;
      known.user = user;
    } else {
      crowd.people.set(user.id, { user, sockets: 1 });
      if (isCalm(stream)) others(live, stream, socket).emit("user_joined", { stream, user });
    }
  }
  const sessionId = sessionIdOf(stream);
  if (sessionId) listeners.arrive(sessionId, { id, personId: user?.id ?? null });
  tellSoon(live, stream);
}

/** The person of a socket has another name or picture: those who see them there see it. */
export function showAnew(socket: LiveSocket): void {
  const { id, user } = hereOf(socket);
  for (const stream of socket.data.streams) {
    show(socket.nsp, stream, user);
    share(["come", stream, id, user]);
  }
}

/** Shows somebody who is counted in a stream as they are now, here or on another node. */
export function show(live: Pick<LiveServer, "local">, stream: string, user: UserDto | null): void {
  const known = user && crowds.get(stream)?.people.get(user.id);
  if (!known || isDeepStrictEqual(known.user, user)) return;
  known.user = user;
  tellSoon(live, stream);
}

/** Counts them no longer. */
export function go(live: LiveServer, stream: string, { id, user }: Here, socket?: LiveSocket): void {
  const crowd = crowds.get(stream);
  if (!crowd) return;
  if (!user) crowd.visitors = Math.max(0, crowd.visitors - 1);
  else {
    const known = crowd.people.get(user.id);
    if (known) known.sockets -= 1;
    if (known?.sockets === 0) {
      crowd.people.delete(user.id);
      if (isCalm(stream)) others(live, stream, socket).emit("user_left", { stream, user });
    }
  }
  const sessionId = sessionIdOf(stream);
  if (sessionId) listeners.depart(sessionId, id);
  if (crowd.people.size === 0 && crowd.visitors === 0) crowds.delete(stream);
  tellSoon(live, stream);
}

/** Whether somebody's player plays, here or on another node. */
export function play(live: LiveServer, sessionId: string, id: string, playing: boolean): void {
  listeners.setPlaying(sessionId, id, playing);
  tellSoon(live, sessionStream(sessionId));
}

/** Those in the stream on this node, without the one whom it is about. */
const others = (live: LiveServer, stream: string, socket: LiveSocket | undefined) =>
  (socket?.local ?? live.local).to(stream);

/** One who comes or goes alone is named at once; of a crowd, the next presence tells. */
const isCalm = (stream: string) => !pending.has(stream);

/** However many come and go, a stream hears of it at most once a second. */
function tellSoon(live: Pick<LiveServer, "local">, stream: string): void {
  if (pending.has(stream)) return;
  pending.set(
    stream,
    setTimeout(() => {
      pending.delete(stream);
      touch(presenceTag(stream));
      live.local.to(stream).emit("presence", { stream, ...presenceOf(stream) });
    }, EVERY),
  );
}

/** Forgets what was still to be told. */
export function stopPresence(): void {
  stopSharing();
  for (const timer of pending.values()) clearTimeout(timer);
  pending.clear();
  crowds.clear();
  listeners.clear();
}
