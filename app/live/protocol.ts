import type { ErrorBody } from "~/domain/errors";
import type { UserDto } from "~/domain/accounts/schema";
import type { MessageDto } from "~/domain/messages/schema";
import type { NotificationDto } from "~/domain/notifications/schema";
import type { RoomEvent } from "~/streams/room-events";

/** What travels over Socket.IO: path /socket.io, default namespace. Every request is acknowledged. */

export type Ack<T> = { ok: true; data: T } | { ok: false; error: ErrorBody };
type Reply<T> = (ack: Ack<T>) => void;

export type JoinAnswer =
  | { seq: number; events: RoomEvent[]; presence: Presence }
  /** The log no longer reaches back: load the page's data again. */
  | { seq: number; reset: true; presence: Presence };

export type MessageRequest = {
  roomId: string;
  text?: string;
  track?: unknown;
  trackUrl?: string;
  parentId?: string;
  clientId: string;
};

export type ClientToServer = {
  join_room(request: { roomId: string; after?: number }, reply: Reply<JoinAnswer>): void;
  leave_room(request: { roomId: string }, reply: Reply<null>): void;
  message(request: MessageRequest, reply: Reply<MessageDto>): void;
  typing(request: { roomId: string }, reply: Reply<null>): void;
  read(request: { roomId: string; seq: number }, reply: Reply<null>): void;
  clock(request: Record<string, never>, reply: Reply<{ serverTime: number }>): void;
  /** Sends `room_activity` of all the person's rooms to this socket: for the badges beside their names. */
  watch_rooms(request: Record<string, never>, reply: Reply<null>): void;
  /** How much of the person's inbox is unread; 100 stands for more. */
  inbox(request: Record<string, never>, reply: Reply<{ unread: number }>): void;
};

/** How many are there: `online` people, and visitors counted by connection; `people` names some of them. */
export type Presence = { online: number; listening: number; people: UserDto[] };

export type ServerToClient = {
  message_received(event: { stream: string; seq: number; message: MessageDto; createdAt: string }): void;
  room_update(event: { stream: string } & RoomEvent): void;
  user_joined(event: { stream: string; user: UserDto }): void;
  user_left(event: { stream: string; user: UserDto }): void;
  presence(event: { stream: string } & Presence): void;
  typing(event: { stream: string; user: UserDto }): void;
  removed(event: { stream: string; reason: string }): void;
  /** Something new in one of the person's rooms, at most once a second and room. */
  room_activity(event: { roomId: string; seq: number; posts: { seq: number; userId: string }[] }): void;
  /** What the person has read, on every device of theirs. */
  read(event: { roomId: string; lastReadSeq: number; unread: number }): void;
  /** A new line in the person's inbox. */
  notification(notification: NotificationDto): void;
  /** Lines of the inbox have been read, here or on another device. */
  inbox_changed(): void;
  /** The person's rooms are others than before. */
  rooms_changed(): void;
};
