import type { MessageDto, ReactionDto } from "~/domain/messages/schema";
import type { Relation, RoomDto } from "~/domain/rooms/schema";
import type { RoomEvent } from "./room-events";

/** What a client holds of a room: a window of its newest posts, newest first, and the number up to which it is true. */
export type RoomState = {
  seq: number;
  /** Who looks; null for a visitor. */
  viewerId: string | null;
  room: RoomDto;
  posts: MessageDto[];
};

/**
 * Applies one event. Pure: stale state + events = fresh state. An event already applied changes nothing; one that
 * leaves a gap must not be given (see useRoom, which asks for what is missing first).
 */
export function applyRoomEvent(state: RoomState, event: RoomEvent): RoomState {
  if (event.seq <= state.seq) return state;
  return { ...reduce(state, event), seq: event.seq };
}

function reduce(state: RoomState, event: RoomEvent): RoomState {
  switch (event.type) {
    case "message":
      return withMessage(state, event.data.message);
    case "message_updated":
      return withPosts(state, updatePosts(state.posts, event.data.message));
    case "message_deleted":
      return withPosts(state, deletePost(state.posts, event.data));
    case "reaction_added":
    case "reaction_removed":
      return withPosts(
        state,
        react(state.posts, event.data, event.type === "reaction_added" ? 1 : -1, state.viewerId),
      );
    case "member_joined": {
      const { member, memberCount } = event.data;
      return withRoom(state, {
        memberCount,
        ...(member.userId === state.viewerId ? { relation: member.role } : {}),
      });
    }
    case "member_left": {
      const { userId, memberCount } = event.data;
      return withRoom(state, {
        memberCount,
        ...(userId === state.viewerId ? { relation: "NONE" as Relation } : {}),
      });
    }
    case "member_role":
      return event.data.userId === state.viewerId ? withRoom(state, { relation: event.data.role }) : state;
    case "room_updated":
      return withRoom(state, event.data.room);
    case "track_pinned":
      return withRoom(state, { pinnedTrack: event.data.track });
    case "room_deleted":
      return state;
  }
}

const withPosts = (state: RoomState, posts: MessageDto[]): RoomState =>
  posts === state.posts ? state : { ...state, posts };
const withRoom = (state: RoomState, change: Partial<RoomDto>): RoomState => ({
  ...state,
  room: { ...state.room, ...change },
});

function withMessage(state: RoomState, message: MessageDto): RoomState {
  const next = message.type === "SYSTEM" ? state : withRoom(state, { lastActivityAt: message.createdAt });
  if (message.parentId) return withPosts(next, updateReplyCount(next.posts, message.parentId, 1));
  return withPosts(next, [message, ...next.posts]);
}

/** A new version of a message keeps what only this viewer knows of it: which reactions are theirs. */
export function updatePosts(posts: MessageDto[], message: MessageDto): MessageDto[] {
  return replace(posts, message.id, (post) => ({
    ...message,
    reactions: message.reactions.map((reaction) => ({
      ...reaction,
      mine: post.reactions.some(({ emoji, mine }) => mine && emoji === reaction.emoji),
    })),
  }));
}

/** Takes a message out of a list; where it has replies a tombstone stays. */
export function deletePost(
  posts: MessageDto[],
  deleted: { id: string; parentId: string | null; deletedAt: string },
): MessageDto[] {
  const { id, parentId, deletedAt } = deleted;
  const left = replace(posts, id, (post) =>
    post.replyCount === 0
      ? null
      : { ...post, text: null, trackRef: null, reactions: [], deletedAt, updatedAt: deletedAt },
  );
  return parentId ? updateReplyCount(left, parentId, -1) : left;
}

function updateReplyCount(posts: MessageDto[], id: string, by: number): MessageDto[] {
  return replace(posts, id, (post) => {
    const replyCount = post.replyCount + by;
    return post.deletedAt && replyCount === 0 ? null : { ...post, replyCount };
  });
}

/** Adds or takes back one reaction of one person. */
export function react(
  posts: MessageDto[],
  { messageId, userId, emoji }: { messageId: string; userId: string; emoji: string },
  by: 1 | -1,
  viewerId: string | null,
): MessageDto[] {
  const mine = userId === viewerId;
  return replace(posts, messageId, (post) => {
    const known = post.reactions.some((reaction) => reaction.emoji === emoji);
    const reactions: ReactionDto[] = known
      ? post.reactions.map((reaction) =>
          reaction.emoji === emoji
            ? { emoji, count: reaction.count + by, mine: mine ? by === 1 : reaction.mine }
            : reaction,
        )
      : [...post.reactions, { emoji, count: 1, mine }];
    return { ...post, reactions: reactions.filter(({ count }) => count > 0) };
  });
}

/** Replaces one message of a list (null takes it out). Without it the very same list is returned. */
function replace(
  posts: MessageDto[],
  id: string,
  change: (post: MessageDto) => MessageDto | null,
): MessageDto[] {
  const index = posts.findIndex((post) => post.id === id);
  if (index < 0) return posts;
  const next = change(posts[index]!);
  return next ? posts.with(index, next) : posts.toSpliced(index, 1);
}
