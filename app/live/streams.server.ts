import type { Actor } from "~/domain/actor";
import { Refusal } from "~/domain/errors";
import { headOf, isHead, readAfter } from "~/streams/log.server";
import type { StreamName } from "~/streams/names";
import { latestVersion, personTag, versionOf } from "~/streams/versions.server";
import { hearsFrom } from "./in-turn.server";
import { arrive, depart, presenceOf } from "./presence.server";
import type { JoinAnswer } from "./protocol";
import type { LiveServer, LiveSocket } from "./sockets.server";

/** More streams at once are nobody's page. */
const MOST_STREAMS = 100;
/** So many events are sent at once; who has missed more loads the page's data anew. */
const CATCH_UP_MAX = 500;

/** The way into a stream: its name, for whoever may read it. @throws Refusal as the place's own door does */
export type Door = (actor: Actor) => Promise<StreamName>;

/**
 * Takes a socket into a stream and gives it what it has missed.
 * @param after the last number that the client knows; without one it starts at the stream's end
 */
export async function enter<Event>(
  live: LiveServer,
  socket: LiveSocket,
  door: Door,
  after: number | null | undefined,
): Promise<JoinAnswer<Event>> {
  const { actor, streams } = socket.data;
  const since = latestVersion();
  const stream = await door(actor);
  const before = await upToNow<Event>(stream, after);
  // Whoever went away meanwhile would stay among those who are here for ever.
  if (!socket.connected) throw new Refusal("conflict", "The connection has ended.");
  if (!streams.has(stream)) {
    if (streams.size >= MOST_STREAMS)
      throw new Refusal("conflict", "Too many rooms and sessions on one connection.");
    void socket.join(stream);
    streams.add(stream);
    arrive(live, socket, stream);
  }
  const changed = versionOf(stream) > since || (actor !== null && versionOf(personTag(actor.id)) > since);
  if (changed) await stillAllowed(live, socket, door, stream);
  // What happened between reading and the join comes twice rather than not at all.
  const answer = isHead(stream, before.seq) ? before : await andSince(stream, before);
  hearsFrom(stream, answer.seq);
  return { ...answer, presence: presenceOf(stream) };
}

/** A kick between the first look and the join must not be missed. */
async function stillAllowed(
  live: LiveServer,
  socket: LiveSocket,
  door: Door,
  stream: StreamName,
): Promise<void> {
  try {
    await door(socket.data.actor);
  } catch (error) {
    quit(live, socket, stream);
    throw error;
  }
}

type Missed<Event> = { seq: number; events: Event[] } | { seq: number; reset: true };

const ROUNDS = 3;

/** What was missed until just now, so that what comes after the answer is heard after it. */
async function upToNow<Event>(stream: StreamName, after: number | null | undefined): Promise<Missed<Event>> {
  let answer = await missed<Event>(stream, after);
  for (let round = 0; round < ROUNDS && !isHead(stream, answer.seq); round += 1)
    answer = await andSince(stream, answer);
  return answer;
}

async function andSince<Event>(stream: StreamName, before: Missed<Event>): Promise<Missed<Event>> {
  if ("reset" in before) return before;
  const since = await missed<Event>(stream, before.seq);
  return "reset" in since ? since : { seq: since.seq, events: [...before.events, ...since.events] };
}

async function missed<Event>(stream: StreamName, after: number | null | undefined): Promise<Missed<Event>> {
  if (after === null || after === undefined) return { seq: await headOf(stream), events: [] };
  const caughtUp = await readAfter(stream, after, CATCH_UP_MAX);
  if ("reset" in caughtUp) return caughtUp;
  const { seq } = caughtUp;
  const events = caughtUp.events as unknown as (Event & { seq: number })[];
  const whole = events.length === 0 ? seq === after : events.at(-1)!.seq >= seq;
  return whole ? { seq, events } : { seq, reset: true };
}

/** Takes a socket out of a stream. */
export function quit(live: LiveServer, socket: LiveSocket, stream: string): void {
  if (!socket.data.streams.delete(stream)) return;
  void socket.leave(stream);
  depart(live, socket, stream);
}

/** A connection that ends leaves every stream. */
export function quitAtEnd(live: LiveServer, socket: LiveSocket): void {
  socket.on("disconnect", () => {
    for (const stream of [...socket.data.streams]) quit(live, socket, stream);
  });
}
