import type { NotificationDto } from "~/domain/notifications/schema";
import { onAnnouncement, type Announcement } from "~/streams/bus.server";
import type { StreamEvent } from "~/streams/log.server";
import { roomIdOf } from "~/streams/names";
import type { RoomEvent, RoomEventData } from "~/streams/room-events";
import type { SessionEvent } from "~/streams/session-events";
import { inTurn } from "./in-turn.server";
import type { OwnRead, OwnVote } from "./protocol";
import { loginGroup, personGroup, watchersGroup, type LiveServer, type LiveSocket } from "./sockets.server";
import { quit } from "./streams.server";

/** Carries what the domain announces to the sockets that may hear it. Returns the way to stop. */
export function deliver(live: LiveServer): () => void {
  const activity = roomActivity(live);
  const emit = inTurn((event) => emitEvent(live, event));
  const stop = onAnnouncement((announcement) => {
    if (announcement.type === "events")
      for (const event of announcement.events) {
        emit(event);
        activity.note(event);
      }
    else act(live, announcement);
  });
  return () => {
    stop();
    activity.stop();
  };
}

/** One broadcast for each event: Socket.IO encodes it once for everybody. */
function emitEvent(live: LiveServer, { stream, seq, type, data, createdAt }: StreamEvent): void {
  if (type === "message") {
    const { message } = data as RoomEventData["message"];
    live.to(stream).emit("message_received", { stream, seq, message, createdAt });
    return;
  }
  const update = { stream, seq, type, data, createdAt };
  if (roomIdOf(stream)) live.to(stream).emit("room_update", update as { stream: string } & RoomEvent);
  else live.to(stream).emit("session_update", update as { stream: string } & SessionEvent);
}

function act(live: LiveServer, announcement: Exclude<Announcement, { type: "events" }>): void {
  switch (announcement.type) {
    case "person":
      return tellPerson(live, announcement);
    case "login_ended":
      for (const id of announcement.loginIds) live.in(loginGroup(id)).disconnectSockets(true);
      return;
    case "evicted":
      return remove(
        live,
        announcement.stream,
        announcement.reason,
        (socket) => socket.data.actor?.id === announcement.userId,
      );
    case "stream_closed":
      return remove(live, announcement.stream, announcement.reason, () => true);
    case "outsiders_evicted":
      return remove(
        live,
        announcement.stream,
        announcement.reason,
        (socket) => !announcement.memberIds.has(socket.data.actor?.id ?? ""),
      );
  }
}

function tellPerson(
  live: LiveServer,
  { userId, change, data }: Extract<Announcement, { type: "person" }>,
): void {
  const sockets = live.to(personGroup(userId));
  if (change === "memberships") sockets.emit("rooms_changed");
  if (change === "notification") sockets.emit("notification", data as NotificationDto);
  if (change === "inbox") sockets.emit("inbox_changed");
  // Whoever they are now, they come back as.
  if (change === "site_role") live.in(personGroup(userId)).disconnectSockets(true);
  if (change === "read") sockets.emit("read", data as OwnRead);
  if (change === "vote") sockets.emit("own_vote", data as OwnVote);
}

/** Takes sockets out of a stream before the command that caused it answers. */
function remove(
  live: LiveServer,
  stream: string,
  reason: string,
  concerns: (socket: LiveSocket) => boolean,
): void {
  const { rooms } = live.sockets.adapter;
  const roomId = roomIdOf(stream);
  // Some only hear that there is something new: they are elsewhere, and must not hear of it any more either.
  const watchers = roomId ? watchersGroup(roomId) : stream;
  for (const id of new Set([...(rooms.get(stream) ?? []), ...(rooms.get(watchers) ?? [])])) {
    const socket = live.sockets.sockets.get(id);
    if (!socket || !concerns(socket)) continue;
    const isInside = socket.data.streams.has(stream);
    quit(live, socket, stream);
    void socket.leave(watchers);
    if (isInside) socket.emit("removed", { stream, reason });
  }
}

const EVERY = 1000;

/** Tells those who are elsewhere that there is something new in a room of theirs: gathered, once a second and room. */
function roomActivity(live: LiveServer) {
  const gathered = new Map<string, { seq: number; userId: string }[]>();
  const timer = setInterval(() => {
    for (const [roomId, posts] of gathered)
      live
        .to(watchersGroup(roomId))
        .emit("room_activity", { roomId, seq: posts.at(-1)!.seq, posts: posts.slice(-100) });
    gathered.clear();
  }, EVERY);
  return {
    note({ stream, seq, type, data }: StreamEvent): void {
      const roomId = type === "message" ? roomIdOf(stream) : null;
      if (!roomId || !live.sockets.adapter.rooms.has(watchersGroup(roomId))) return;
      const { message } = data as RoomEventData["message"];
      if (message.type === "SYSTEM" || message.parentId) return;
      gathered.set(roomId, [...(gathered.get(roomId) ?? []), { seq, userId: message.userId }]);
    },
    stop: () => clearInterval(timer),
  };
}
