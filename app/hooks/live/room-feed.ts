import type { MessageDto } from "~/domain/messages/schema";
import type { OwnThread } from "~/domain/threads/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import type { Presence } from "~/live/protocol";
import type { RoomEvent } from "~/streams/room-events";
import { applyOwnThread } from "~/streams/room-reducer";
import { applyToWindow, trimOlder, withNewer, withOlder, type RoomWindow } from "~/streams/room-window";
import type { Place } from "../use-reading-place";
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

export type FeedState = RoomWindow & Surroundings;
export type FeedPort = Port<RoomEvent> & {
  /** How far the viewer has read a thread of which the page does not know it. */
  thread(postId: string): Promise<OwnThread>;
};

/** Keeps a room true. */
export class RoomFeed extends OrderedFeed<RoomEvent, RoomWindow> {
  private isAway: () => boolean = () => false;
  private wantsNewest = false;
  private readonly asking = new Set<string>();
  /** Where somebody read further back when the log no longer reached: before the fresh data move anything. */
  left: Place | null = null;

  constructor(
    snapshot: RoomSnapshotDto,
    viewerId: string | null,
    presence: Presence,
    private readonly room: FeedPort,
  ) {
    const window = { newerCursor: null, ...snapshot, viewerId, ahead: 0, heldFrom: 0, heldSeq: 0 };
    super({ ...window, presence, typing: [] }, room);
  }

  protected apply(state: FeedState, event: RoomEvent): FeedState {
    return { ...state, ...applyToWindow(state, event, this.isAway()) };
  }

  /** The page's data was loaded again. What is older and was loaded before stays where it joins on. */
  restart(snapshot: RoomSnapshotDto): void {
    if (snapshot.seq < this.state.seq) return;
    const { lost } = this;
    this.lost = false;
    // Whoever reads far from the newest stays there; they are a press away.
    if (this.state.newerCursor !== null && !this.wantsNewest && !lost) {
      const { seq, room, mutedUntil } = snapshot;
      this.set({ ...this.state, seq, room, mutedUntil });
      return this.drain();
    }
    this.wantsNewest = false;
    const oldest = snapshot.posts.at(-1)?.seq ?? 0;
    const known = this.state.posts.filter((post) => post.seq < oldest);
    const joinsOn = !lost && this.state.posts.some((post) => post.seq >= oldest);
    const older = joinsOn && snapshot.olderCursor !== null ? known : [];
    const olderCursor = older.length > 0 ? this.state.olderCursor : snapshot.olderCursor;
    const fresh = { ...this.state, newerCursor: null, ...snapshot, ahead: 0, heldFrom: 0, heldSeq: 0 };
    this.set(trimOlder({ ...fresh, posts: [...snapshot.posts, ...older], olderCursor }));
    this.drain();
  }

  protected override set(next: FeedState): void {
    super.set(next);
    for (const { id, thread } of next.posts) if (thread === null) void this.askThread(id);
  }

  private async askThread(postId: string): Promise<void> {
    if (this.asking.has(postId)) return;
    this.asking.add(postId);
    const told = await this.room.thread(postId).catch(() => null);
    this.asking.delete(postId);
    if (told) this.setThread(told);
  }

  /** The viewer has read a thread, or made it unread, here or elsewhere. */
  setThread(told: OwnThread): void {
    const next = applyOwnThread(this.state, told);
    if (next !== this.state) this.set(next);
  }

  /** How the page knows whether its reader is not at the newest posts. */
  watchReader(isAway: () => boolean): void {
    this.isAway = isAway;
  }

  /** Asks for the newest posts, in place of those that are here. */
  toNewest(load: () => void): void {
    this.wantsNewest = true;
    load();
  }

  /** Older posts, loaded because somebody scrolled there. */
  addOlder(posts: MessageDto[], olderCursor: string | null, asked: Pick<RoomWindow, "olderCursor">): void {
    this.set({ ...this.state, ...withOlder(this.state, posts, olderCursor, asked) });
  }

  /** Newer posts, where the window is not at the newest. */
  addNewer(
    posts: MessageDto[],
    newerCursor: string | null,
    asked: Pick<RoomWindow, "newerCursor" | "heldSeq">,
  ): void {
    this.set({ ...this.state, ...withNewer(this.state, posts, newerCursor, asked) });
  }

  /** Another part of the timeline, in place of the one that is here. */
  show(posts: MessageDto[], olderCursor: string | null, newerCursor: string | null): void {
    this.set({ ...this.state, posts, olderCursor, newerCursor, ahead: 0 });
  }
}
