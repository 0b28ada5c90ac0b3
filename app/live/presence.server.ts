import type { UserDto } from "~/domain/accounts/schema";
import { asUserDto } from "~/domain/accounts/user-dto";
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

/** Who is in the stream now. */
export function presenceOf(stream: string): Presence {
  const crowd = crowds.get(stream);
  if (!crowd) return { online: 0, listening: 0, people: [] };
  const people: UserDto[] = [];
  for (const { user } of crowd.people.values()) {
    if (people.length === NAMED) break;
    people.push(user);
  }
  return { online: crowd.people.size + crowd.visitors, listening: 0, people };
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
      if (crowd.people.size <= NAMED)
        socket.to(stream).emit("user_joined", { stream, user: asUserDto(actor) });
    }
  }
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
      if (crowd.people.size < NAMED) socket.to(stream).emit("user_left", { stream, user: asUserDto(actor) });
    }
  }
  if (crowd.people.size === 0 && crowd.visitors === 0) crowds.delete(stream);
  tellSoon(live, stream);
}

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
}
