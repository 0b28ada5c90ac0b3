import type { MessageDto } from "~/domain/messages/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import type { Presence } from "~/live/protocol";
import type { RoomEvent } from "~/streams/room-events";
import { applyRoomEvent, type RoomState } from "~/streams/room-reducer";
import { OrderedFeed, type FeedPort as Port, type Surroundings } from "./ordered-feed";

/** What a page's loader gives: true up to `seq`. */
export type RoomSnapshotDto = {
  seq: number;
  room: RoomDto;
  /** Until when the viewer is muted, ISO 8601; it may have passed. */
  mutedUntil: string | null;
  /** Newest first. */
  posts: MessageDto[];
  /** Where older posts begin; null when all are here. */
  olderCursor: string | null;
  /** Where newer posts begin, in a part of the past; null when there are none, or they come by themselves. */
  newerCursor?: string | null;
};

export type FeedState = RoomState & { newerCursor: string | null } & Surroundings;
export type FeedPort = Port<RoomEvent>;

/** Keeps a room true. */
export class RoomFeed extends OrderedFeed<RoomEvent, RoomState & { newerCursor: string | null }> {
  constructor(snapshot: RoomSnapshotDto, viewerId: string | null, presence: Presence, port: FeedPort) {
    super({ newerCursor: null, ...snapshot, viewerId, presence, typing: [] }, port);
  }

  protected apply(state: FeedState, event: RoomEvent): FeedState {
    return { ...state, ...applyRoomEvent(state, event) };
  }

  /** The page's data was loaded again. What is older and was loaded before stays where it joins on. */
  restart(snapshot: RoomSnapshotDto): void {
    if (snapshot.seq < this.state.seq) return;
    const oldest = snapshot.posts.at(-1)?.seq ?? 0;
    const known = this.state.posts.filter((post) => post.seq < oldest);
    const joinsOn = this.state.posts.some((post) => post.seq >= oldest);
    const older = joinsOn && snapshot.olderCursor !== null ? known : [];
    const olderCursor = older.length > 0 ? this.state.olderCursor : snapshot.olderCursor;
    this.set({ ...this.state, ...snapshot, posts: [...snapshot.posts, ...older], olderCursor });
    this.drain();
  }

  /** Older posts, loaded because somebody scrolled there. */
  addOlder(posts: MessageDto[], olderCursor: string | null): void {
    const oldest = this.state.posts.at(-1)?.seq ?? Infinity;
    this.set({
      ...this.state,
      posts: [...this.state.posts, ...posts.filter((post) => post.seq < oldest)],
      olderCursor,
    });
  }

  /** Newer posts, in a part of the past: it stands still, so nothing else brings them. */
  addNewer(posts: MessageDto[], newerCursor: string | null): void {
    const newest = this.state.posts[0]?.seq ?? 0;
    this.set({
      ...this.state,
      posts: [...posts.filter((post) => post.seq > newest), ...this.state.posts],
      newerCursor,
    });
  }
}
