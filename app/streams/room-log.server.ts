import type { Transaction } from "~/db/transaction.server";
import { append, type StreamEvent } from "./log.server";
import { roomStream } from "./names";
import type { RoomEventData, RoomEventType } from "./room-events";

/** Appends an event to a room's stream, inside the command's transaction. */
export function appendToRoom<T extends RoomEventType>(
  tx: Transaction,
  roomId: string,
  type: T,
  data: RoomEventData[T],
): Promise<StreamEvent> {
  return append(tx, roomStream(roomId), type, data);
}
