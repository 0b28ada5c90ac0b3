import type { Actor } from "~/domain/actor";
import { asUserDto } from "~/domain/accounts/user-dto";
import { postMessage } from "~/domain/messages/post.server";
import { allowIn, roomFor, signedIn } from "~/domain/rooms/access.server";
import { allowInSession, sessionFor } from "~/domain/sessions/access.server";
import { postToSession } from "~/domain/sessions/chat.server";
import { roomStream, sessionStream, type StreamName } from "~/streams/names";
import { nowMs } from "~/world.server";
import { answering } from "./acks.server";
import { typesElsewhere } from "./nodes.server";
import type { PlaceRequest } from "./protocol";
import { placeOf } from "./requests";
import type { LiveSocket } from "./sockets.server";

const TYPING_EVERY = 2000;

/** Registers how a client speaks, in a room or in a session. */
export function speechRequests(socket: LiveSocket): void {
  socket.on(
    "message",
    answering(socket, (_, input) => message(socket, input)),
  );
  socket.on(
    "typing",
    answering(socket, (_, input) => typing(socket, input)),
  );
}

async function message(socket: LiveSocket, input: object) {
  const place = placeOf(input);
  typedAt.delete(socket);
  const { actor } = socket.data;
  const posted =
    "roomId" in place
      ? await postMessage(actor, place.roomId, input)
      : await postToSession(actor, place.sessionId, input);
  return posted.message;
}

/** Where and when somebody was last told to be typing. */
const typedAt = new WeakMap<LiveSocket, { where: string; at: number }>();

async function typing(socket: LiveSocket, input: object): Promise<null> {
  const place = placeOf(input);
  const user = asUserDto(signedIn(socket.data.actor));
  // Typing is told every few seconds at most, whatever a client sends.
  const where = "roomId" in place ? place.roomId : place.sessionId;
  const last = typedAt.get(socket);
  if (last?.where === where && nowMs() - last.at < TYPING_EVERY) return null;
  // Before it is looked up whether they may: what comes meanwhile is told of no more often.
  typedAt.set(socket, { where, at: nowMs() });
  const stream = await mayTypeIn(socket.data.actor, place).catch((error: unknown) => {
    typedAt.delete(socket);
    throw error;
  });
  socket.local.to(stream).emit("typing", { stream, user });
  typesElsewhere({ stream, user });
  return null;
}

async function mayTypeIn(actor: Actor, place: PlaceRequest): Promise<StreamName> {
  if ("roomId" in place) {
    const access = await roomFor(actor, place.roomId);
    allowIn(access, "type");
    return roomStream(access.room.id);
  }
  const access = await sessionFor(actor, place.sessionId);
  allowInSession(access, "chat");
  return sessionStream(access.session.id);
}
