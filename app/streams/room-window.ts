import type { MessageDto } from "~/domain/messages/schema";
import type { RoomEvent } from "./room-events";
import { applyRoomEvent, type RoomState } from "./room-reducer";

/** So many posts stand in a page at most, however long somebody scrolls. */
export const WINDOW_MAX = 300;

/** A part of a room's timeline without gaps, which can be moved both ways. */
export type RoomWindow = RoomState & {
  /** Where newer posts than those here begin (their `seq` is higher); null when the newest are here. */
  newerCursor: string | null;
  /** Posts by people that came while the window was not at the newest. */
  ahead: number;
  /** The lowest and the highest number of them, system posts included; 0 when there are none. */
  heldFrom: number;
  heldSeq: number;
};

/**
 * Applies one event. What arrives while the window is elsewhere is not put in: it would leave a gap, or move what is
 * being read.
 * @param away the reader is not at the newest posts
 */
export function applyToWindow(state: RoomWindow, event: RoomEvent, away: boolean): RoomWindow {
  if (event.seq <= state.seq) return state;
  const next = { ...state, ...applyRoomEvent(state, event) };
  const post = postBrought(event);
  if (!post) return next;
  const known = state.posts.some(({ id }) => id === post.id);
  if (event.type === "message" && known) return { ...next, posts: state.posts };
  const isAbove = post.seq > (state.posts[0]?.seq ?? 0);
  const held = isAbove && (state.newerCursor !== null || (away && state.posts.length > 0));
  if (!held) return trimOlder(next);
  return {
    ...next,
    posts: state.posts,
    newerCursor: state.newerCursor ?? String(state.posts[0]!.seq),
    ahead: state.ahead + (post.type === "SYSTEM" ? 0 : 1),
    heldFrom: state.heldFrom === 0 ? post.seq : Math.min(state.heldFrom, post.seq),
    heldSeq: Math.max(state.heldSeq, post.seq),
  };
}

/** The post that an event puts into the timeline, if any. */
function postBrought(event: RoomEvent): MessageDto | null {
  if (event.type === "message" && !event.data.message.parentId) return event.data.message;
  if (event.type === "message_restored") return event.data.parent ?? event.data.message;
  return null;
}

/**
 * Older posts, loaded because somebody scrolled there: as many are dropped at the newer end.
 * @param asked the window as it was when they were asked for; they are not taken where it ends elsewhere since
 */
export function withOlder(
  state: RoomWindow,
  posts: MessageDto[],
  olderCursor: string | null,
  asked: Pick<RoomWindow, "olderCursor">,
): RoomWindow {
  if (state.olderCursor !== asked.olderCursor) return state;
  const oldest = state.posts.at(-1)?.seq ?? Infinity;
  return trimNewer({
    ...state,
    posts: [...state.posts, ...posts.filter(({ seq }) => seq < oldest)],
    olderCursor,
  });
}

/**
 * Newer posts: as many are dropped at the older end.
 * @param asked the window as it was when they were asked for; they are not taken where it ends elsewhere since
 */
export function withNewer(
  state: RoomWindow,
  posts: MessageDto[],
  newerCursor: string | null,
  asked: Pick<RoomWindow, "newerCursor" | "heldSeq">,
): RoomWindow {
  if (state.newerCursor !== asked.newerCursor) return state;
  const newest = state.posts[0]?.seq ?? 0;
  const added = posts.filter(({ seq }) => seq > newest);
  const all = [...added, ...state.posts];
  const top = all[0]?.seq ?? 0;
  // One may have come after these were read and before they were here. What was held by then is among them, or gone.
  const missing = newerCursor === null && state.heldSeq > Math.max(top, asked.heldSeq);
  const cursor = missing ? String(top) : newerCursor;
  // Between the window and what came meanwhile there may be many that were dropped: they are not new.
  const came = added.filter(({ seq, type }) => seq >= state.heldFrom && type !== "SYSTEM").length;
  const ahead = cursor === null || state.heldFrom === 0 ? 0 : Math.max(0, state.ahead - came);
  const { heldFrom, heldSeq } = cursor === null ? { heldFrom: 0, heldSeq: 0 } : state;
  return trimOlder({
    ...state,
    posts: all,
    newerCursor: cursor,
    ...{ ahead, heldFrom },
    heldSeq,
  });
}

/** The newest 300 of what is here. */
export function trimOlder<S extends RoomWindow>(state: S): S {
  if (state.posts.length <= WINDOW_MAX) return state;
  const posts = state.posts.slice(0, WINDOW_MAX);
  return { ...state, posts, olderCursor: String(posts.at(-1)!.seq) };
}

function trimNewer<S extends RoomWindow>(state: S): S {
  if (state.posts.length <= WINDOW_MAX) return state;
  const posts = state.posts.slice(-WINDOW_MAX);
  return { ...state, posts, newerCursor: String(posts[0]!.seq) };
}
