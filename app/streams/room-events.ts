import type { MembershipDto, MemberRole, RoomDto } from "~/domain/rooms/schema";
import type { MessageDto, Repost } from "~/domain/messages/schema";
import type { TrackRef } from "~/domain/tracks/schema";

/** Everything that can happen in a room's stream, by type. Messages in it carry nobody's point of view: `mine` is false. */
export type RoomEventData = {
  message: { message: MessageDto };
  message_updated: { message: MessageDto };
  /** `seq` was its place, `userId` its author: what counts new replies takes it back. */
  message_deleted: { id: string; parentId: string | null; seq: number; userId: string; deletedAt: string };
  /** `parent` is the post it replies to, as it is now; `reactions` say who reacted, for each viewer's own. */
  message_restored: {
    message: MessageDto;
    parent: MessageDto | null;
    reactions: { emoji: string; userId: string }[];
  };
  /** What these reposts pass on is another now, is gone, or is there again. */
  original_changed: { messageIds: string[]; repost: Repost };
  reactions_cleared: { messageId: string };
  reaction_added: { messageId: string; userId: string; emoji: string };
  reaction_removed: { messageId: string; userId: string; emoji: string };
  member_joined: { member: MembershipDto; memberCount: number };
  member_left: { userId: string; memberCount: number; kicked: boolean };
  member_role: { userId: string; role: MemberRole };
  /** Null: they may post again. A mute that ends by itself has no event. */
  member_muted: { userId: string; mutedUntil: string | null };
  room_updated: { room: Omit<RoomDto, "relation"> };
  track_pinned: { track: TrackRef | null };
  room_deleted: Record<string, never>;
};

export type RoomEventType = keyof RoomEventData;

/** One event of a room's stream, as it travels. */
export type RoomEvent = {
  [T in RoomEventType]: { seq: number; type: T; data: RoomEventData[T]; createdAt: string };
}[RoomEventType];
