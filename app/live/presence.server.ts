import type { UserDto } from "~/domain/accounts/schema";
import { asUserDto } from "~/domain/accounts/user-dto";
import { listeners, type Connection } from "~/domain/sessions/listeners.server";
import { sessionIdOf, sessionStream } from "~/streams/names";
import { touch } from "~/streams/versions.server";
import type { Presence } from "./protocol";
import type { LiveServer, LiveSocket } from "./sockets.server";

/** How often a stream hears who is there. */
const EVERY = 1000;
/** So many people are told by name; beyond that a number says more. */
const NAMED = 20;

/** Who is in one stream: people by how many sockets they have there, visitors by number. */
type Crowd = { people: Map<string, { user: UserDto; sockets: number }>; visitors: number };

const crowds = new Map<string, Crowd>();
const pending = new Map<string, NodeJS.Timeout>();

/** The tag on which pages depend that show who is there. */
export const presenceTag = (stream: string) => `presence:${stream}`;

/** A socket as sessions count it. */
export const connectionOf = (socket: LiveSocket): Connection => ({
  id: socket.id,
  personId: socket.data.actor?.id ?? null,
});

/** Who is in the stream now. */
export function presenceOf(stream: string): Presence {
  const crowd = crowds.get(stream);
  if (!crowd) return { online: 0, listening: 0, people: [] };
  const sessionId = sessionIdOf(stream);
  const listening = sessionId ? listeners.counts(sessionId).listening : 0;
  const people: UserDto[] = [];
  for (const { user } of crowd.people.values()) {
    if (people.length === NAMED) break;
    people.push(user);
  }
  return { online: crowd.people.size + crowd.visitors, listening, people };
}

/** The ids of the people who are in the stream now; visitors have none. */
export const peopleIn = (stream: string): string[] => [...(crowds.get(stream)?.people.keys() ?? [])];

/** A socket has come into a stream. */
export function arrive(live: LiveServer, socket: LiveSocket, stream: string): void {
  const crowd = crowds.get(stream) ?? { people: new Map(), visitors: 0 };
  crowds.set(stream, crowd);
  const { actor } = socket.data;
  if (!actor) crowd.visitors += 1;
  else {
    const known = crowd.people.get(actor.id);
    if (known) known.sockets += 1;
    else {
      crowd.people.set(actor.id, { user: asUserDto(actor), sockets: 1 });
      if (isCalm(stream)) socket.to(stream).emit("user_joined", { stream, user: asUserDto(actor) });
    }
  }
  const sessionId = sessionIdOf(stream);
  if (sessionId) listeners.arrive(sessionId, connectionOf(socket));
  tellSoon(live, stream);
}

/** A socket has gone from a stream. */
export function depart(live: LiveServer, socket: LiveSocket, stream: string): void {
  const crowd = crowds.get(stream);
  if (!crowd) return;
  const { actor } = socket.data;
  if (!actor) crowd.visitors = Math.max(0, crowd.visitors - 1);
  else {
    const known = crowd.people.get(actor.id);
    if (known) known.sockets -= 1;
    if (known?.sockets === 0) {
      crowd.people.delete(actor.id);
      if (isCalm(stream)) socket.to(stream).emit("user_left", { stream, user: asUserDto(actor) });
    }
  }
  const sessionId = sessionIdOf(stream);
  if (sessionId) listeners.depart(sessionId, socket.id);
  if (crowd.people.size === 0 && crowd.visitors === 0) crowds.delete(stream);
  tellSoon(live, stream);
}

/** The player of a socket in a session has begun or stopped to play. */
export function setPlaying(live: LiveServer, socket: LiveSocket, sessionId: string, playing: boolean): void {
  listeners.setPlaying(sessionId, socket.id, playing);
  tellSoon(live, sessionStream(sessionId));
}

/** One who comes or goes alone is named at once; of a crowd, the next presence tells. */
const isCalm = (stream: string) => !pending.has(stream);

/** However many come and go, a stream hears of it at most once a second. */
function tellSoon(live: LiveServer, stream: string): void {
  if (pending.has(stream)) return;
  pending.set(
    stream,
    setTimeout(() => {
      pending.delete(stream);
      touch(presenceTag(stream));
      live.to(stream).emit("presence", { stream, ...presenceOf(stream) });
    }, EVERY),
  );
}

/** Forgets what was still to be told. */
export function stopPresence(): void {
  for (const timer of pending.values()) clearTimeout(timer);
  pending.clear();
  crowds.clear();
  listeners.clear();
}
