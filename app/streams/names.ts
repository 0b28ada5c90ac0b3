/** A stream's name says whose log it is. */
export type StreamName = `room:${string}` | `session:${string}`;

export const roomStream = (roomId: string): StreamName => `room:${roomId}`;
export const sessionStream = (sessionId: string): StreamName => `session:${sessionId}`;

/** The id behind a room's stream, or null for another kind. */
export const roomIdOf = (stream: string): string | null =>
  stream.startsWith("room:") ? stream.slice(5) : null;

/** The id behind a session's stream, or null for another kind. */
export const sessionIdOf = (stream: string): string | null =>
  stream.startsWith("session:") ? stream.slice(8) : null;
