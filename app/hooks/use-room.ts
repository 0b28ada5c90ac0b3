import { useRevalidator } from "@remix-run/react";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Presence, ServerToClient } from "~/live/protocol";
import type { RoomEvent } from "~/streams/room-events";
import { roomStream } from "~/streams/names";
import { ask, isConnected, listen } from "./live/connection";
import { comeBack } from "./use-kept-place";
import { placeNow } from "./use-reading-place";
import { RoomFeed, type FeedState, type RoomSnapshotDto } from "./live/room-feed";

export type LiveRoom = FeedState & { feed: RoomFeed };

/**
 * A room that stays true: begins with the loader's snapshot, joins the stream, and follows it through lost
 * connections, sleep and restarts. The component that calls it is keyed by room and viewer.
 */
export function useRoom(
  snapshot: RoomSnapshotDto,
  { viewerId, presence }: { viewerId: string | null; presence: Presence },
): LiveRoom {
  // The router's own function: the same one for as long as the page lives.
  const { revalidate } = useRevalidator();
  const roomId = snapshot.room.id;
  const [feed] = useState(() => {
    const made: RoomFeed = new RoomFeed(snapshot, viewerId, presence, {
      join: (after) => ask("join_room", { roomId, after }),
      reload: () => {
        made.left = placeNow();
        revalidate();
      },
      thread: (postId) => ask("thread", { roomId, postId }),
    });
    return made;
  });
  const first = useRef(snapshot);
  useEffect(() => {
    if (first.current === snapshot) return;
    first.current = snapshot;
    const place = feed.lost ? feed.left : null;
    feed.restart(snapshot);
    if (place) requestAnimationFrame(() => void comeBack(roomId, feed, place, () => false));
  }, [feed, roomId, snapshot]);
  useEffect(() => follow(feed, roomId, revalidate), [feed, roomId, revalidate]);
  const state = useSyncExternalStore(
    feed.subscribe,
    () => feed.state,
    () => feed.state,
  );
  return useMemo(() => ({ ...state, feed }), [state, feed]);
}

/** Listens to the room's stream. Returns the way to stop. */
function follow(feed: RoomFeed, roomId: string, reload: () => void): () => void {
  const stream = roomStream(roomId);
  const handlers = {
    message_received: ({ stream: of, seq, message, createdAt }) => {
      if (of !== stream) return;
      feed.receive({ seq, type: "message", data: { message }, createdAt });
      const typist = feed.state.typing.find(({ id }) => id === message.userId);
      if (typist) feed.endTyping(typist);
    },
    room_update: ({ stream: of, ...event }) => {
      if (of === stream) feed.receive(event as RoomEvent);
    },
    own_thread: (mark) => feed.setThread(mark),
    presence: ({ stream: of, ...presence }) => {
      if (of === stream) feed.setPresence(presence);
    },
    typing: ({ stream: of, user }) => {
      if (of === stream) feed.setTyping(user);
    },
    removed: ({ stream: of }) => {
      if (of === stream) reload();
    },
  } satisfies Partial<ServerToClient>;
  const catchUp = () => void feed.catchUp();
  const onVisible = () => {
    if (document.visibilityState === "visible") catchUp();
  };
  document.addEventListener("visibilitychange", onVisible);
  const stop = listen({ ...handlers, connect: catchUp }, catchUp);
  return () => {
    stop();
    document.removeEventListener("visibilitychange", onVisible);
    if (isConnected()) void ask("leave_room", { roomId }).catch(() => undefined); // The line has just gone: so have we.
  };
}
