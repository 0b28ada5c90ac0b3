import type { MessageDto } from "~/domain/messages/schema";
import type { QueueItemDto, SessionDto, SessionPersonDto } from "~/domain/sessions/schema";
import { deletePost, updatePosts } from "./room-reducer";
import type { SessionEvent, SessionPatch, VoteCounts } from "./session-events";

/** What a client holds of a session, and the number up to which it is true. */
export type SessionState = {
  seq: number;
  session: SessionDto;
  items: QueueItemDto[];
  people: SessionPersonDto[];
  /** The chat's newest messages, newest first. */
  messages: MessageDto[];
  /** What ended last while one was here, for telling why. */
  lastEnded: QueueItemDto | null;
};

/** Applies one event. Pure: stale state + events = fresh state. One already applied changes nothing. */
export function applySessionEvent(state: SessionState, event: SessionEvent): SessionState {
  if (event.seq <= state.seq) return state;
  return { ...reduce(state, event), seq: event.seq };
}

function reduce(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case "message":
      return { ...state, messages: [event.data.message, ...state.messages] };
    case "message_updated":
      return { ...state, messages: updatePosts(state.messages, event.data.message) };
    case "message_deleted":
      return { ...state, messages: deletePost(state.messages, event.data) };
    case "votes":
      return { ...state, items: counted(state.items, event.data.counts) };
    case "track":
      return { ...patched(state, event.data), lastEnded: event.data.ended ?? state.lastEnded };
    default:
      return patched(state, event.data);
  }
}

const HERE = new Set(["SUGGESTED", "WAITING", "PLAYING"]);

function patched(state: SessionState, { session, items, people }: SessionPatch): SessionState {
  const next = items ? merged(state.items, items) : state.items;
  const queueLength = next.reduce((count, item) => count + (item.state === "WAITING" ? 1 : 0), 0);
  return {
    ...state,
    session: { ...state.session, ...session, queueLength },
    items: next,
    people: people ?? state.people,
  };
}

/** Puts items in the place of those known, adds new ones, and takes away those that have come to an end. */
function merged(known: QueueItemDto[], changed: QueueItemDto[]): QueueItemDto[] {
  const byId = new Map(known.map((item) => [item.id, item]));
  for (const item of changed) {
    if (HERE.has(item.state))
      byId.set(item.id, { ...item, myVote: byId.get(item.id)?.myVote ?? item.myVote });
    else byId.delete(item.id);
  }
  return [...byId.values()];
}

function counted(items: QueueItemDto[], counts: VoteCounts): QueueItemDto[] {
  const byId = new Map(counts.map((count) => [count.id, count]));
  return items.map((item) => {
    const now = byId.get(item.id);
    return now ? { ...item, upvotes: now.upvotes, downvotes: now.downvotes } : item;
  });
}

/** The viewer's own vote, of which only they are told. */
export function withOwnVote(
  state: SessionState,
  itemId: string,
  myVote: QueueItemDto["myVote"],
): SessionState {
  return { ...state, items: state.items.map((item) => (item.id === itemId ? { ...item, myVote } : item)) };
}
