import { z } from "zod";
import type { Person } from "~/domain/actor";
import { conflict } from "~/domain/errors";
import { markRead } from "~/domain/members/read-marks.server";
import { parse } from "~/domain/parse";
import { roomFor, signedIn } from "~/domain/rooms/access.server";
import { ownRooms } from "~/domain/rooms/queries.server";
import { markThreadRead, threadMarkOf } from "~/domain/threads/read.server";
import { roomStream } from "~/streams/names";
import type { RoomEvent } from "~/streams/room-events";
import { latestVersion, personTag, versionOf } from "~/streams/versions.server";
import { answering } from "./acks.server";
import { idOf, joinRoomRequest, roomRequest } from "./requests";
import { watchersGroup, type LiveServer, type LiveSocket } from "./sockets.server";
import { enter, quit } from "./streams.server";

const readRequest = roomRequest.extend({ seq: z.number({ error: "seq must be a number." }).int().min(0) });

const threadRequest = roomRequest.extend({ postId: idOf("postId") });
const readThreadRequest = threadRequest.extend(readRequest.shape);

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
    "read",
    answering(socket, (_, input) => read(socket, input)),
  );
  socket.on(
    "read_thread",
    answering(socket, (_, input) => readThread(socket, input)),
  );
  socket.on(
    "thread",
    answering(socket, ({ data }, input) => {
      const { roomId, postId } = parse(threadRequest, input);
      return threadMarkOf(data.actor, roomId, postId);
    }),
  );
  socket.on(
    "watch_rooms",
    answering(socket, () => watchRooms(socket)),
  );
}

function join(live: LiveServer, socket: LiveSocket, input: object) {
  const { roomId, after } = parse(joinRoomRequest, input);
  return enter<RoomEvent>(
    live,
    socket,
    async (actor) => roomStream((await roomFor(actor, roomId)).room.id),
    after,
  );
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

async function read(socket: LiveSocket, input: object): Promise<null> {
  const { roomId, seq } = parse(readRequest, input);
  await markRead(socket.data.actor, roomId, seq);
  return null;
}

async function readThread(socket: LiveSocket, input: object): Promise<null> {
  const { roomId, postId, seq } = parse(readThreadRequest, input);
  const { changed, ...mark } = await markThreadRead(socket.data.actor, roomId, postId, { seq });
  // What was marked when the page was made, the timeline beside it may not know.
  if (!changed) socket.emit("own_thread", mark);
  return null;
}

async function watchRooms(socket: LiveSocket): Promise<null> {
  const person = signedIn(socket.data.actor);
  const since = latestVersion();
  const groups = await watched(person);
  // Whoever went away meanwhile would stay in the groups for ever.
  if (!socket.connected) throw conflict("The connection has ended.");
  await socket.join(groups);
  if (versionOf(personTag(person.id)) > since) await watchNoMore(socket, person, groups);
  return null;
}

const watched = async (person: Person) => (await ownRooms(person)).map(({ id }) => watchersGroup(id));

/** A kick between the look and the join must not be missed. */
async function watchNoMore(socket: LiveSocket, person: Person, joined: string[]): Promise<void> {
  const still = new Set(await watched(person));
  for (const group of joined) if (!still.has(group)) await socket.leave(group);
}
