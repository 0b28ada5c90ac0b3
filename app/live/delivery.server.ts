import type { OwnBookmark } from "~/domain/bookmarks/schema";
import type { NotificationDto } from "~/domain/notifications/schema";
import type { OwnThread } from "~/domain/threads/schema";
import { eventsDelivered } from "~/metrics/process.server";
import { onAnnouncement, type Announcement } from "~/streams/bus.server";
import type { StreamEvent } from "~/streams/log.server";
import { roomIdOf } from "~/streams/names";
import type { RoomEvent, RoomEventData } from "~/streams/room-events";
import type { SessionEvent } from "~/streams/session-events";
import { lookAgainAt } from "./actor.server";
import { afterTheAnswer } from "./after-the-answer.server";
import { Turns, useTurns } from "./in-turn.server";
import type { OwnRead, OwnVote } from "./protocol";
import { putOut } from "./put-out.server";
import { loginGroup, personGroup, watchersGroup, type LiveServer } from "./sockets.server";

/** What is heard at once. Other events wait until whoever caused them has been answered. */
const AT_ONCE = new Set(["message", "votes"]);

/** Carries what the domain announces to the sockets of this node that may hear it. Returns the way to stop. */
export function deliver(live: LiveServer): () => void {
  const activity = roomActivity(live);
  const later = afterTheAnswer();
  const inTurn = new Turns(
    (event) => emitEvent(live, event),
    (stream) => live.sockets.adapter.rooms.has(stream),
  );
  useTurns(inTurn);
  live.sockets.adapter.on("delete-room", (group: string) => inTurn.forget(group));
  const stop = onAnnouncement((announcement) => {
    if (announcement.type !== "events") {
      later.flush();
      return act(live, announcement);
    }
    for (const event of announcement.events) {
      later.add(() => inTurn.next(event));
      if (AT_ONCE.has(event.type)) later.flush();
      activity.note(event);
    }
  });
  return () => {
    stop();
    later.stop();
    inTurn.stop();
    activity.stop();
  };
}

/** One broadcast for each event: Socket.IO encodes it once for everybody. */
function emitEvent(live: LiveServer, { stream, seq, type, data, createdAt }: StreamEvent): void {
  eventsDelivered.inc();
  if (type === "message") {
    const { message } = data as RoomEventData["message"];
    live.local.to(stream).emit("message_received", { stream, seq, message, createdAt });
    return;
  }
  const update = { stream, seq, type, data, createdAt };
  if (roomIdOf(stream)) live.local.to(stream).emit("room_update", update as { stream: string } & RoomEvent);
  else live.local.to(stream).emit("session_update", update as { stream: string } & SessionEvent);
}

function act(live: LiveServer, announcement: Exclude<Announcement, { type: "events" }>): void {
  switch (announcement.type) {
    case "changed":
      return;
    case "person":
      return tellPerson(live, announcement);
    case "login_ended":
      for (const id of announcement.loginIds) live.local.in(loginGroup(id)).disconnectSockets(true);
      return;
    case "evicted":
      return putOut(
        live,
        announcement.stream,
        announcement.reason,
        (socket) => socket.data.actor?.id === announcement.userId,
      );
    case "stream_closed":
      return putOut(live, announcement.stream, announcement.reason, () => true);
    case "outsiders_evicted":
      return putOut(
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
  const sockets = live.local.to(personGroup(userId));
  if (change === "profile") lookAgainAt(live, userId);
  if (change === "memberships") sockets.emit("rooms_changed");
  if (change === "notification") sockets.emit("notification", data as NotificationDto);
  if (change === "inbox") sockets.emit("inbox_changed");
  // Whoever they are now, they come back as.
  if (change === "site_role") live.local.in(personGroup(userId)).disconnectSockets(true);
  if (change === "read") sockets.emit("read", data as OwnRead);
  if (change === "vote") sockets.emit("own_vote", data as OwnVote);
  if (change === "bookmark") sockets.emit("own_bookmark", data as OwnBookmark);
  if (change === "thread") sockets.emit("own_thread", data as OwnThread);
}

const EVERY = 1000;

/** Tells those who are elsewhere that there is something new in a room of theirs: gathered, once a second and room. */
function roomActivity(live: LiveServer) {
  const gathered = new Map<string, { seq: number; userId: string }[]>();
  const timer = setInterval(() => {
    for (const [roomId, posts] of gathered)
      live.local
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
