import { useEffect, useRef, useState } from "react";
import type { MessageDto } from "~/domain/messages/schema";
import type { ServerToClient } from "~/live/protocol";
import { roomStream } from "~/streams/names";
import type { RoomEvent } from "~/streams/room-events";
import { applyThreadEvent, type ThreadState } from "~/streams/thread-reducer";
import { listen } from "./live/connection";

/**
 * A thread that stays true while the room's stream is joined (useRoom does that). `reload` is called when a number
 * is missing.
 */
export function useThread(
  roomId: string,
  snapshot: ThreadState,
  reload: () => void,
): { post: MessageDto; replies: MessageDto[] } {
  const [state, setState] = useState(snapshot);
  const [loaded, setLoaded] = useState(snapshot);
  if (loaded !== snapshot) {
    setLoaded(snapshot);
    setState(snapshot);
  }
  const again = useRef(reload);
  useEffect(() => {
    again.current = reload;
  });
  useEffect(() => {
    const stream = roomStream(roomId);
    const apply = (event: RoomEvent) =>
      setState((known) => {
        if (event.seq > known.seq + 1) queueMicrotask(() => again.current());
        return applyThreadEvent(known, event);
      });
    const onMessage: ServerToClient["message_received"] = ({ stream: of, seq, message, createdAt }) =>
      of === stream && apply({ seq, type: "message", data: { message }, createdAt });
    const onUpdate: ServerToClient["room_update"] = ({ stream: of, ...event }) =>
      of === stream && apply(event as RoomEvent);
    // A connection that comes back may have missed something.
    return listen({ message_received: onMessage, room_update: onUpdate, connect: () => again.current() });
  }, [roomId]);
  return state;
}
