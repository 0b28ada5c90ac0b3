import type { MessageDto, ReactionDto, Repost } from "~/domain/messages/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import type { OwnThread } from "~/domain/threads/schema";
import type { RoomEvent } from "./room-events";
import { named, namedByEdit, withMark, withReply, withReplyChanged } from "./thread-marks";
import { tombstone } from "./tombstone";

/** What a client holds of a room: a window of its newest posts, newest first, and the number up to which it is true. */
export type RoomState = {
  seq: number;
  /** Who looks; null for a visitor. */
  viewerId: string | null;
  room: RoomDto;
  /** Until when the viewer is muted, ISO 8601; it may have passed. */
  mutedUntil: string | null;
  posts: MessageDto[];
  /** Where older posts than those here begin (their `seq` is lower); null when all are here. */
  olderCursor: string | null;
};

/**
 * Applies one event. Pure: stale state + events = fresh state. An event already applied changes nothing; one that
 * leaves a gap must not be given (see useRoom, which asks for what is missing first).
 */
export function applyRoomEvent(state: RoomState, event: RoomEvent): RoomState {
  if (event.seq <= state.seq) return state;
  return { ...reduce(state, event), seq: event.seq };
}

/** What the server says of how far the viewer has read a thread. To whoever has left meanwhile it comes too late. */
export function applyOwnThread<State extends RoomState>(state: State, { postId, thread }: OwnThread): State {
  if (memberIn(state) === null) return state;
  return { ...state, posts: replace(state.posts, postId, (post) => withMark(post, thread, state.seq)) };
}

function reduce(state: RoomState, event: RoomEvent): RoomState {
  switch (event.type) {
    case "message":
      return withMessage(state, event.data.message);
    case "message_updated":
      return withEdited(state, event.data.message);
    case "message_deleted": {
      const reply = event.data;
      const posts = changeThread(state, reply.parentId, (post) =>
        withReplyChanged(post, reply, -1, memberIn(state), event.seq),
      );
      return withPosts(state, deletePost(posts, reply));
    }
    case "message_restored": {
      const { message } = event.data;
      const posts = changeThread(state, message.parentId, (post) =>
        withReplyChanged(post, message, 1, memberIn(state), event.seq),
      );
      return withPosts(state, restorePost({ ...state, posts }, event.data));
    }
    case "original_changed":
      return withPosts(state, changeOriginal(state.posts, event.data));
    case "reactions_cleared":
      return withPosts(
        state,
        replace(state.posts, event.data.messageId, (post) => ({ ...post, reactions: [] })),
      );
    case "reaction_added":
    case "reaction_removed":
      return withPosts(
        state,
        react(state.posts, event.data, event.type === "reaction_added" ? 1 : -1, state.viewerId),
      );
    case "member_joined": {
      const { member, memberCount } = event.data;
      if (member.userId !== state.viewerId) return withRoom(state, { memberCount });
      const joined = withRoom(state, { memberCount, relation: member.role });
      return { ...joined, mutedUntil: member.mutedUntil };
    }
    case "member_left": {
      const { userId, memberCount } = event.data;
      if (userId !== state.viewerId) return withRoom(state, { memberCount });
      // Whoever leaves follows no thread any more.
      const posts = state.posts.map(({ thread: _, ...post }) => post);
      return { ...withRoom(state, { memberCount, relation: "NONE" }), mutedUntil: null, posts };
    }
    case "member_role":
      return event.data.userId === state.viewerId ? withRoom(state, { relation: event.data.role }) : state;
    case "member_muted":
      return event.data.userId === state.viewerId ? { ...state, mutedUntil: event.data.mutedUntil } : state;
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
  if (!message.parentId) return withPosts(next, [named(message, memberIn(state)), ...next.posts]);
  const posts = changeThread(next, message.parentId, (post) => withReply(post, message, memberIn(state)));
  return withPosts(next, updateReplyCount(posts, message.parentId, 1));
}

/** A new version of a message, which may name the viewer: then they follow its thread. */
function withEdited(state: RoomState, message: MessageDto): RoomState {
  const posts = changeThread(state, message.parentId ?? message.id, (post) =>
    namedByEdit(post, message, memberIn(state)),
  );
  return withPosts(state, updatePosts(posts, message));
}

const memberIn = ({ room, viewerId }: RoomState) => (room.relation === "NONE" ? null : viewerId);

function changeThread(
  { posts }: RoomState,
  postId: string | null,
  change: (post: MessageDto) => MessageDto,
): MessageDto[] {
  return postId ? replace(posts, postId, change) : posts;
}

/**
 * A new version of a message keeps what only this viewer knows of it: which reactions are theirs, whether they keep it, how
 * far they have read its thread, and what they may read of an original.
 */
export function updatePosts(posts: MessageDto[], message: MessageDto): MessageDto[] {
  return replace(posts, message.id, (post) => ({
    ...message,
    ...(post.bookmarked ? { bookmarked: true } : {}),
    ...(post.thread === undefined ? {} : { thread: post.thread }),
    ...(post.repost ? { repost: post.repost } : {}),
    reactions: message.reactions.map((reaction) => ({
      ...reaction,
      mine: post.reactions.some(({ emoji, mine }) => mine && emoji === reaction.emoji),
    })),
  }));
}

type Restored = Extract<RoomEvent, { type: "message_restored" }>["data"];

/** A message as it was before it was deleted, with what only this viewer knows of it. */
export function restored({ message, reactions }: Restored, viewerId: string | null): MessageDto {
  const mine = new Set(reactions.filter(({ userId }) => userId === viewerId).map(({ emoji }) => emoji));
  return {
    ...message,
    reactions: message.reactions.map((reaction) => ({ ...reaction, mine: mine.has(reaction.emoji) })),
  };
}

/** Puts a post back in its place; for a reply, its post is there again, if only as a tombstone. */
function restorePost(state: RoomState, data: Restored): MessageDto[] {
  const { posts, olderCursor, viewerId } = state;
  const { message, parent } = data;
  if (parent && posts.some(({ id }) => id === parent.id)) return updateReplyCount(posts, parent.id, 1);
  const back = parent ?? restored(data, viewerId);
  const known = posts.find(({ id }) => id === back.id);
  // Of a thread that was gone the page knows nothing: whoever may follow it has to ask.
  const thread = known ? known.thread : memberIn(state) ? null : undefined;
  const post = thread === undefined ? back : { ...back, thread };
  const rest = posts.filter(({ id }) => id !== message.id);
  if (post.seq < Number(olderCursor ?? 0)) return posts;
  const at = rest.findIndex(({ seq }) => seq < post.seq);
  return rest.toSpliced(at < 0 ? rest.length : at, 0, post);
}

/** Takes a message out of a list; where it has replies a tombstone stays. */
export function deletePost(
  posts: MessageDto[],
  deleted: { id: string; parentId: string | null; deletedAt: string },
): MessageDto[] {
  const { id, parentId, deletedAt } = deleted;
  const left = replace(posts, id, (post) => (post.replyCount === 0 ? null : tombstone(post, deletedAt)));
  return parentId ? updateReplyCount(left, parentId, -1) : left;
}

function updateReplyCount(posts: MessageDto[], id: string, by: number): MessageDto[] {
  return replace(posts, id, (post) => {
    const replyCount = post.replyCount + by;
    return post.deletedAt && replyCount === 0 ? null : { ...post, replyCount };
  });
}

/** Puts what reposts pass on in the place of what it was. */
export function changeOriginal(
  posts: MessageDto[],
  { messageIds, repost }: { messageIds: string[]; repost: Repost },
): MessageDto[] {
  return messageIds.reduce((all, id) => replace(all, id, (post) => ({ ...post, repost })), posts);
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
  if (next === posts[index]) return posts;
  return next ? posts.with(index, next) : posts.toSpliced(index, 1);
}
