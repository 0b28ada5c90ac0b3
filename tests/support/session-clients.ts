import type { Socket } from "socket.io-client";
import type { QueueItemDto, SessionDto } from "~/domain/sessions/schema";
import type { TrackRef } from "~/domain/tracks/schema";
import type { JoinAnswer } from "~/live/protocol";
import type { SessionEvent } from "~/streams/session-events";
import { ask, type Client } from "./clients";

let tracks = 0;

/** A track that nobody has played yet, and that needs no network to be added. `duration` in seconds. */
export function someTrack(duration: number | null = 180): TrackRef {
  tracks += 1;
  const providerId = `t${tracks.toString(36).padStart(10, "0")}`;
  const url = `https://www.youtube.com/watch?v=${providerId}`;
  return { provider: "youtube", providerId, url, title: `Track ${tracks}`, artist: "Somebody", duration };
}

/** Starts a session of this host's. */
export async function newSession(host: Client, input: object = {}): Promise<SessionDto> {
  const { status, data } = await host.api<SessionDto>("POST", "/sessions", { genre: "House", ...input });
  if (status !== 201) throw new Error(`The session was not started: ${status}`);
  return data;
}

/** Adds a track to a session's queue. */
export async function addTo(
  session: SessionDto,
  who: Client,
  track: TrackRef = someTrack(),
): Promise<QueueItemDto> {
  const { status, data } = await who.api<QueueItemDto>("POST", `/sessions/${session.id}/queue`, {
    trackRef: track,
  });
  if (status !== 201) throw new Error(`The track was not added: ${status}`);
  return data;
}

type Joined = JoinAnswer<SessionEvent> & { events?: SessionEvent[]; reset?: boolean };

export const joinSession = (socket: Socket, sessionId: string, after?: number) =>
  ask<Joined>(socket, "join_session", { sessionId, after });

/** Everything of a session's stream that a socket hears, as events, in the order in which it hears it. */
export function sessionEvents(socket: Socket): SessionEvent[] {
  const heard: SessionEvent[] = [];
  socket.on("session_update", ({ stream: _, ...event }: { stream: string } & SessionEvent) =>
    heard.push(event),
  );
  socket.on("message_received", ({ seq, message, createdAt }) =>
    heard.push({ seq, type: "message", data: { message }, createdAt }),
  );
  return heard;
}

/** What the API tells of a session now. */
export async function sessionNow(session: SessionDto, who: Client) {
  const [now, queue] = await Promise.all([
    who.api<SessionDto>("GET", `/sessions/${session.id}`),
    who.api<QueueItemDto[]>("GET", `/sessions/${session.id}/queue`),
  ]);
  return { session: now.data, queue: queue.data };
}
