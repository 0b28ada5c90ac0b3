import { z } from "zod";
import { invalid } from "~/domain/errors";
import { parse } from "~/domain/parse";
import type { PlaceRequest } from "./protocol";

/** What clients name a room or a session by, wherever they do. */

export const idOf = (name: string) =>
  z
    .string({ error: `${name} must be an id.` })
    .min(1)
    .max(200);
const after = z.number({ error: "after must be a sequence number." }).int().min(0).nullish();

export const roomRequest = z.object({ roomId: idOf("roomId") });
export const joinRoomRequest = roomRequest.extend({ after });

export const sessionRequest = z.object({ sessionId: idOf("sessionId") });
export const joinSessionRequest = sessionRequest.extend({ after });

/** The room or the session that a request names. @throws Refusal `invalid` when it names none, or both */
export function placeOf(input: { roomId?: unknown; sessionId?: unknown }): PlaceRequest {
  if (input.sessionId === undefined || input.sessionId === null) return parse(roomRequest, input);
  if (input.roomId !== undefined && input.roomId !== null)
    throw invalid("sessionId", "Name a room or a session, not both.");
  return parse(sessionRequest, input);
}
