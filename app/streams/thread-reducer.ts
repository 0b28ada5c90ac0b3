import type { MessageDto } from "~/domain/messages/schema";
import type { RoomEvent } from "./room-events";
import { changeOriginal, deletePost, react, restored, updatePosts } from "./room-reducer";
import { tombstone } from "./tombstone";

/** A post and its replies, oldest first, true up to `seq` of the room's stream. */
export type ThreadState = { seq: number; viewerId: string | null; post: MessageDto; replies: MessageDto[] };

/** Applies one event of the room's stream to a thread. Pure; what concerns other threads only moves the number. */
export function applyThreadEvent(state: ThreadState, event: RoomEvent): ThreadState {
  if (event.seq <= state.seq) return state;
  return { ...reduce(state, event), seq: event.seq };
}

function reduce(state: ThreadState, event: RoomEvent): ThreadState {
  const all = [state.post, ...state.replies];
  switch (event.type) {
    case "message":
      if (event.data.message.parentId !== state.post.id) return state;
      return {
        ...state,
        post: { ...state.post, replyCount: state.post.replyCount + 1 },
        replies: [...state.replies, event.data.message],
      };
    case "message_updated":
      return withMessages(state, updatePosts(all, event.data.message));
    case "message_deleted":
      return withMessages(state, deletePost(all, event.data));
    case "message_restored":
      return withRestored(state, event.data);
    case "original_changed":
      return withMessages(state, changeOriginal(all, event.data));
    case "reactions_cleared":
      return withMessages(
        state,
        all.map((one) => (one.id === event.data.messageId ? { ...one, reactions: [] } : one)),
      );
    case "reaction_added":
    case "reaction_removed":
      return withMessages(
        state,
        react(all, event.data, event.type === "reaction_added" ? 1 : -1, state.viewerId),
      );
    default:
      return state;
  }
}

function withRestored(
  state: ThreadState,
  data: Extract<RoomEvent, { type: "message_restored" }>["data"],
): ThreadState {
  const message = restored(data, state.viewerId);
  if (message.id === state.post.id) return { ...state, post: message };
  if (message.parentId !== state.post.id) return state;
  const replies = [...state.replies.filter(({ id }) => id !== message.id), message];
  return {
    ...state,
    post: { ...state.post, replyCount: state.post.replyCount + 1 },
    replies: replies.sort((a, b) => a.seq - b.seq),
  };
}

/** A deleted post without replies goes from the timeline; an open thread shows its tombstone. */
function withMessages(state: ThreadState, all: MessageDto[]): ThreadState {
  const post = all.find(({ id }) => id === state.post.id);
  const replies = all.filter(({ id }) => id !== state.post.id);
  if (post) return { ...state, post, replies };
  const at = state.post.deletedAt ?? state.post.updatedAt;
  return {
    ...state,
    post: { ...tombstone(state.post, at), updatedAt: state.post.updatedAt },
    replies,
  };
}
