import type { Transaction } from "~/db/transaction.server";
import { append, type StreamEvent } from "./log.server";
import { sessionStream } from "./names";
import type { SessionEventData, SessionEventType } from "./session-events";

/** Appends an event to a session's stream, inside the command's transaction. */
export function appendToSession<T extends SessionEventType>(
  tx: Transaction,
  sessionId: string,
  type: T,
  data: SessionEventData[T],
): Promise<StreamEvent> {
  return append(tx, sessionStream(sessionId), type, data);
}
