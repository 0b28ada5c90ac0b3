import { createContext, useContext, useEffect, useState } from "react";
import type { ShellRoom } from "~/components/shell/shell-types";
import type { ServerToClient } from "~/live/protocol";
import { ask, listen } from "./live/connection";
import { withActivity, withLoaded, withRead, type UnreadRoom } from "./live/unread";
import { useCalmRevalidator } from "./use-calm-revalidator";

const OwnRoomsContext = createContext<ShellRoom[]>([]);

export const OwnRoomsProvider = OwnRoomsContext.Provider;

/** How many posts wait in each of the viewer's rooms, by the room's id. */
export function useUnread(): Map<string, number> {
  return new Map(useContext(OwnRoomsContext).map((room) => [room.id, room.unread]));
}

type OwnRoom = ShellRoom & UnreadRoom;

/** What was told since some rooms were loaded: an error page begins the frame anew with the last load. */
const told = new WeakMap<OwnRoom[], OwnRoom[]>();

/** The person's rooms with their unread posts, kept true while the page is open, on every tab alike. */
export function useOwnRooms(viewer: { id: string } | null, rooms: OwnRoom[]): ShellRoom[] {
  const revalidate = useCalmRevalidator();
  const [current, setCurrent] = useState(() => told.get(rooms) ?? rooms);
  const [loaded, setLoaded] = useState(rooms);
  if (loaded !== rooms) {
    setLoaded(rooms);
    setCurrent(withLoaded(current, rooms));
  }
  useEffect(() => void told.set(loaded, current), [loaded, current]);
  const viewerId = viewer?.id ?? null;
  useEffect(() => {
    if (!viewerId) return;
    const change = (roomId: string, to: (room: OwnRoom) => OwnRoom) =>
      setCurrent((known) => known.map((room) => (room.id === roomId ? to(room) : room)));
    const watch = () => void ask("watch_rooms", {}).catch(() => undefined); // Asked again with the next connection.
    const handlers = {
      room_activity: ({ roomId, posts }) => change(roomId, (room) => withActivity(room, { posts }, viewerId)),
      read: ({ roomId, ...read }) => change(roomId, (room) => withRead(room, read)),
      rooms_changed: () => {
        revalidate();
        watch();
      },
    } satisfies Partial<ServerToClient>;
    return listen({ ...handlers, connect: watch }, watch);
  }, [viewerId, revalidate]);
  return current;
}
