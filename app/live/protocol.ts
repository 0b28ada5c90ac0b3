import type { ErrorBody } from "~/domain/errors";
import type { UserDto } from "~/domain/accounts/schema";
import type { OwnBookmark } from "~/domain/bookmarks/schema";
import type { MessageDto } from "~/domain/messages/schema";
import type { NotificationDto } from "~/domain/notifications/schema";
import type { VoteType } from "~/domain/sessions/schema";
import type { OwnThread } from "~/domain/threads/schema";
import type { RoomEvent } from "~/streams/room-events";
import type { SessionEvent } from "~/streams/session-events";

/** What travels over Socket.IO: path /socket.io, default namespace. Every request is acknowledged. */

export type Ack<T> = { ok: true; data: T } | { ok: false; error: ErrorBody };
type Reply<T> = (ack: Ack<T>) => void;

/** What somebody hears who comes into a stream: with `after`, what they have missed since. */
export type JoinAnswer<Event = RoomEvent> =
  | { seq: number; events: Event[]; presence: Presence }
  /** The log no longer reaches back: load the page's data again. */
  | { seq: number; reset: true; presence: Presence };

/** A room's timeline or a session's chat. */
export type PlaceRequest = { roomId: string } | { sessionId: string };

export type MessageRequest = PlaceRequest & {
  text?: string;
  track?: unknown;
  trackUrl?: string;
  parentId?: string;
  repostOf?: string;
  /** Pictures that were uploaded for the room. */
  imageIds?: string[];
  clientId: string;
};

export type ClientToServer = {
  join_room(request: { roomId: string; after?: number }, reply: Reply<JoinAnswer>): void;
  leave_room(request: { roomId: string }, reply: Reply<null>): void;
  join_session(request: { sessionId: string; after?: number }, reply: Reply<JoinAnswer<SessionEvent>>): void;
  leave_session(request: { sessionId: string }, reply: Reply<null>): void;
  /** Whether the player here plays: only then somebody listens. */
  listening(request: { sessionId: string; playing: boolean }, reply: Reply<null>): void;
  /** How long the track turned out to be, in seconds, where the session does not know. */
  track_length(request: { sessionId: string; itemId: string; duration: number }, reply: Reply<null>): void;
  /** The track cannot be played here. */
  track_failed(request: { sessionId: string; itemId: string; reason?: string }, reply: Reply<null>): void;
  message(request: MessageRequest, reply: Reply<MessageDto>): void;
  typing(request: PlaceRequest, reply: Reply<null>): void;
  read(request: { roomId: string; seq: number }, reply: Reply<null>): void;
  /** A thread was on the screen up to `seq`. Answered by `own_thread`, whether that was new or not. */
  read_thread(request: { roomId: string; postId: string; seq: number }, reply: Reply<null>): void;
  /** How far the person has read a thread. */
  thread(request: { roomId: string; postId: string }, reply: Reply<OwnThread>): void;
  /** The server's clock, in milliseconds since 1970. */
  clock(request: Record<string, never>, reply: Reply<{ serverTime: number }>): void;
  /** Sends `room_activity` of all the person's rooms to this socket: for the badges beside their names. */
  watch_rooms(request: Record<string, never>, reply: Reply<null>): void;
  /** How much of the person's inbox is unread; 100 stands for more. */
  inbox(request: Record<string, never>, reply: Reply<{ unread: number }>): void;
};

/**
 * How many are there: `online` people, and visitors counted by connection; of them, in a session, are `listening` those
 * whose player plays, and of these `voters` have an account: their votes can skip a track. `people` names some.
 */
export type Presence = { online: number; listening: number; voters: number; people: UserDto[] };

/** `seq`: the number up to which `unread` has counted. What `room_activity` tells of later, but came before, is in it. */
export type OwnRead = { roomId: string; lastReadSeq: number; unread: number; seq: number };
export type OwnVote = { sessionId: string; itemId: string; voteType: VoteType | null };

export type ServerToClient = {
  message_received(event: { stream: string; seq: number; message: MessageDto; createdAt: string }): void;
  room_update(event: { stream: string } & RoomEvent): void;
  session_update(event: { stream: string } & SessionEvent): void;
  /** The person's own vote, on every device of theirs. */
  own_vote(vote: OwnVote): void;
  /** What the person keeps, or no longer keeps, on every device of theirs. */
  own_bookmark(bookmark: OwnBookmark): void;
  /** How far the person has read a thread, on every device of theirs. */
  own_thread(thread: OwnThread): void;
  user_joined(event: { stream: string; user: UserDto }): void;
  user_left(event: { stream: string; user: UserDto }): void;
  presence(event: { stream: string } & Presence): void;
  typing(event: { stream: string; user: UserDto }): void;
  removed(event: { stream: string; reason: string }): void;
  /** Something new in one of the person's rooms, at most once a second and room. */
  room_activity(event: { roomId: string; seq: number; posts: { seq: number; userId: string }[] }): void;
  /** What the person has read, on every device of theirs. */
  read(event: OwnRead): void;
  /** A new line in the person's inbox. */
  notification(notification: NotificationDto): void;
  /** Lines of the inbox have been read, here or on another device. */
  inbox_changed(): void;
  /** The person's rooms are others than before. */
  rooms_changed(): void;
  /** Something behind the server is away, or back: what is sent may have to be sent again. */
  trouble(isThere: boolean): void;
};
