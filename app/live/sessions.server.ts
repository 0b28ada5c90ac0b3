import { z } from "zod";
import { conflict } from "~/domain/errors";
import { parse } from "~/domain/parse";
import { sessionIdFor } from "~/domain/sessions/door.server";
import { listenerKey } from "~/domain/sessions/listeners.server";
import { reportDuration, reportFailure } from "~/domain/sessions/playback.server";
import { sessionStream } from "~/streams/names";
import type { SessionEvent } from "~/streams/session-events";
import { answering } from "./acks.server";
import { connectionOf, setPlaying } from "./presence.server";
import { joinSessionRequest, sessionRequest } from "./requests";
import type { LiveServer, LiveSocket } from "./sockets.server";
import { enter, quit } from "./streams.server";

const listeningRequest = sessionRequest.extend({
  playing: z.boolean({ error: "playing must be true or false." }),
});

/** Registers what a client can ask about sessions. */
export function sessionRequests(live: LiveServer, socket: LiveSocket): void {
  socket.on(
    "join_session",
    answering(socket, (_, input) => join(live, socket, input)),
  );
  socket.on(
    "leave_session",
    answering(socket, (_, input) => leave(live, socket, input)),
  );
  socket.on(
    "listening",
    answering(socket, (_, input) => listening(live, socket, input)),
  );
  socket.on(
    "track_length",
    answering(socket, (_, input) => trackLength(socket, input)),
  );
  socket.on(
    "track_failed",
    answering(socket, (_, input) => trackFailed(socket, input)),
  );
}

function join(live: LiveServer, socket: LiveSocket, input: object) {
  const { sessionId, after } = parse(joinSessionRequest, input);
  return enter<SessionEvent>(
    live,
    socket,
    async (actor) => sessionStream(await sessionIdFor(actor, sessionId)),
    after,
  );
}

function leave(live: LiveServer, socket: LiveSocket, input: object): null {
  const { sessionId } = parse(sessionRequest, input);
  quit(live, socket, sessionStream(sessionId));
  return null;
}

function listening(live: LiveServer, socket: LiveSocket, input: object): null {
  const { sessionId, playing } = parse(listeningRequest, input);
  insideOnly(socket, sessionId);
  setPlaying(live, socket, sessionId, playing);
  return null;
}

async function trackLength(socket: LiveSocket, input: object): Promise<null> {
  const { sessionId } = parse(sessionRequest, input);
  insideOnly(socket, sessionId);
  await reportDuration(socket.data.actor, sessionId, input);
  return null;
}

async function trackFailed(socket: LiveSocket, input: object): Promise<null> {
  const { sessionId } = parse(sessionRequest, input);
  insideOnly(socket, sessionId);
  await reportFailure(socket.data.actor, sessionId, input, listenerKey(connectionOf(socket)));
  return null;
}

/** What a player tells counts only from where the session is open: whoever is inside was let in, and is put out when that ends. */
function insideOnly(socket: LiveSocket, sessionId: string): void {
  if (!socket.data.streams.has(sessionStream(sessionId))) throw conflict("Join the session first.");
}
