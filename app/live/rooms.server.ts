import { z } from "zod";
import { asUserDto } from "~/domain/accounts/user-dto";
import { Refusal } from "~/domain/errors";
import { markRead } from "~/domain/members/read-marks.server";
import { postMessage } from "~/domain/messages/post.server";
import { parse } from "~/domain/parse";
import { allowIn, roomFor, signedIn } from "~/domain/rooms/access.server";
import { ownRooms } from "~/domain/rooms/queries.server";
import { headOf, readAfter } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import type { RoomEvent } from "~/streams/room-events";
import { latestVersion, personTag, versionOf } from "~/streams/versions.server";
import { nowMs } from "~/world.server";
import { answering } from "./acks.server";
import { arrive, depart, presenceOf } from "./presence.server";
import type { JoinAnswer, MessageRequest } from "./protocol";
import { watchersGroup, type LiveServer, type LiveSocket } from "./sockets.server";

const roomRequest = z.object({ roomId: z.string({ error: "roomId must be an id." }).min(1).max(200) });
const joinRequest = roomRequest.extend({
  after: z.number({ error: "after must be a sequence number." }).int().min(0).nullish(),
});
const readRequest = roomRequest.extend({ seq: z.number({ error: "seq must be a number." }).int().min(0) });

/** More streams at once are nobody's page. */
const MOST_STREAMS = 100;
/** So many events are sent at once; who has missed more loads the page's data anew. */
const CATCH_UP_MAX = 500;
const TYPING_EVERY = 2000;

/** Registers what a client can ask about rooms. */
export function roomRequests(live: LiveServer, socket: LiveSocket): void {
  socket.on(
    "join_room",
    answering(socket, (_, input) => join(live, socket, input)),
  );
  socket.on(
    "leave_room",
    answering(socket, (_, input) => leave(live, socket, input)),
  );
  socket.on(
    "message",
    answering(socket, (_, input) => message(socket, input)),
  );
  socket.on(
    "typing",
    answering(socket, (_, input) => typing(socket, input)),
  );
  socket.on(
    "read",
    answering(socket, (_, input) => read(socket, input)),
  );
  socket.on(
    "watch_rooms",
    answering(socket, () => watchRooms(socket)),
  );
  socket.on(
    "clock",
    answering(socket, () => ({ serverTime: nowMs() })),
  );
  socket.on("disconnect", () => {
    for (const stream of socket.data.streams) depart(live, socket, stream);
  });
}

async function join(live: LiveServer, socket: LiveSocket, input: object): Promise<JoinAnswer> {
  const { roomId, after } = parse(joinRequest, input);
  const { actor } = socket.data;
  const since = latestVersion();
  const { room } = await roomFor(actor, roomId);
  const stream = roomStream(room.id);
  if (!socket.data.streams.has(stream)) {
    if (socket.data.streams.size >= MOST_STREAMS)
      throw new Refusal("conflict", "Too many rooms on one connection.");
    // First into the group, then read: what happens in between comes twice rather than not at all.
    void socket.join(stream);
    socket.data.streams.add(stream);
    arrive(live, socket, stream);
  }
  const changed = versionOf(stream) > since || (actor !== null && versionOf(personTag(actor.id)) > since);
  if (changed) await stillAllowed(live, socket, room.id, stream);
  const presence = presenceOf(stream);
  if (after === null || after === undefined) return { seq: await headOf(stream), events: [], presence };
  const caughtUp = await readAfter(stream, after, CATCH_UP_MAX);
  if ("reset" in caughtUp) return { ...caughtUp, presence };
  const events = caughtUp.events as unknown as RoomEvent[];
  const whole = events.length === 0 ? caughtUp.seq === after : events.at(-1)!.seq >= caughtUp.seq;
  return whole ? { seq: caughtUp.seq, events, presence } : { seq: caughtUp.seq, reset: true, presence };
}

/** A kick between the first look and the join must not be missed. */
async function stillAllowed(
  live: LiveServer,
  socket: LiveSocket,
  roomId: string,
  stream: string,
): Promise<void> {
  try {
    await roomFor(socket.data.actor, roomId);
  } catch (error) {
    quit(live, socket, stream);
    throw error;
  }
}

async function leave(live: LiveServer, socket: LiveSocket, input: object): Promise<null> {
  const { roomId } = parse(roomRequest, input);
  const { streams, actor } = socket.data;
  // Whoever is in the stream may know the room, and may name it as when joining: by its slug.
  const isInside = streams.has(roomStream(roomId));
  const id = isInside
    ? roomId
    : await roomFor(actor, roomId).then(
        ({ room }) => room.id,
        () => roomId,
      );
  quit(live, socket, roomStream(id));
  return null;
}

/** Takes a socket out of a stream. */
export function quit(live: LiveServer, socket: LiveSocket, stream: string): void {
  if (!socket.data.streams.delete(stream)) return;
  void socket.leave(stream);
  depart(live, socket, stream);
}

async function message(socket: LiveSocket, input: Partial<MessageRequest>) {
  const { roomId } = parse(roomRequest, input);
  typedAt.delete(socket);
  return (await postMessage(socket.data.actor, roomId, input)).message;
}

/** Where and when somebody was last told to be typing. */
const typedAt = new WeakMap<LiveSocket, { roomId: string; at: number }>();

async function typing(socket: LiveSocket, input: object): Promise<null> {
  const { roomId } = parse(roomRequest, input);
  const user = asUserDto(signedIn(socket.data.actor));
  // Typing is told every few seconds at most, whatever a client sends.
  const last = typedAt.get(socket);
  if (last?.roomId === roomId && nowMs() - last.at < TYPING_EVERY) return null;
  const access = await roomFor(socket.data.actor, roomId);
  allowIn(access, "type");
  typedAt.set(socket, { roomId, at: nowMs() });
  const stream = roomStream(access.room.id);
  socket.to(stream).emit("typing", { stream, user });
  return null;
}

async function read(socket: LiveSocket, input: object): Promise<null> {
  const { roomId, seq } = parse(readRequest, input);
  await markRead(socket.data.actor, roomId, seq);
  return null;
}

async function watchRooms(socket: LiveSocket): Promise<null> {
  const rooms = await ownRooms(signedIn(socket.data.actor));
  await socket.join(rooms.map((room) => watchersGroup(room.id)));
  return null;
}
