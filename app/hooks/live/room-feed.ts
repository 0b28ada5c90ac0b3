import type { UserDto } from "~/domain/accounts/schema";
import type { MessageDto } from "~/domain/messages/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import type { JoinAnswer, Presence } from "~/live/protocol";
import type { RoomEvent } from "~/streams/room-events";
import { applyRoomEvent, type RoomState } from "~/streams/room-reducer";

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

export type FeedState = RoomState & { newerCursor: string | null } & {
  presence: Presence;
  typing: UserDto[];
};

/** How the feed reaches the world; tests give their own. */
export type FeedPort = {
  join(after: number): Promise<JoinAnswer>;
  /** The log does not reach back: the page's data must be loaded anew. */
  reload(): void;
};

const TYPING_LASTS = 5000;

/**
 * Keeps a room true: takes events in their order, holds back those that come too early, and asks for what is missing.
 * Knows nothing of React or sockets.
 */
export class RoomFeed {
  private readonly early = new Map<number, RoomEvent>();
  private readonly listeners = new Set<() => void>();
  private joining: Promise<void> | null = null;
  state: FeedState;

  constructor(
    snapshot: RoomSnapshotDto,
    viewerId: string | null,
    presence: Presence,
    private readonly port: FeedPort,
  ) {
    this.state = { newerCursor: null, ...snapshot, viewerId, presence, typing: [] };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private set(next: FeedState): void {
    if (next === this.state) return;
    this.state = next;
    for (const listener of this.listeners) listener();
  }

  /** One event from the wire, in whatever order, perhaps for the second time. */
  receive(event: RoomEvent): void {
    if (event.seq <= this.state.seq) return;
    this.early.set(event.seq, event);
    this.drain();
    if (this.early.size > 0) void this.catchUp();
  }

  private drain(): void {
    let next: RoomState = this.state;
    for (let event = this.early.get(next.seq + 1); event; event = this.early.get(next.seq + 1)) {
      this.early.delete(event.seq);
      next = applyRoomEvent(next, event);
    }
    for (const seq of this.early.keys()) if (seq <= next.seq) this.early.delete(seq);
    this.set(next === this.state ? this.state : { ...this.state, ...next });
  }

  /** Joins the stream and takes what was missed; called on every connect, and when a number is missing. */
  catchUp(): Promise<void> {
    this.joining ??= this.join().finally(() => {
      this.joining = null;
    });
    return this.joining;
  }

  private async join(): Promise<void> {
    const answer = await this.port.join(this.state.seq).catch(() => null);
    if (!answer) return;
    this.setPresence(answer.presence);
    if ("reset" in answer) return this.port.reload();
    for (const event of answer.events) if (event.seq > this.state.seq) this.early.set(event.seq, event);
    this.drain();
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

  setPresence({ online, listening, people }: Presence): void {
    this.set({ ...this.state, presence: { online, listening, people } });
  }

  /** Somebody is writing; forgotten after five seconds, or when their post is there. */
  setTyping(user: UserDto): void {
    this.set({ ...this.state, typing: [...this.state.typing.filter(({ id }) => id !== user.id), user] });
    setTimeout(() => this.endTyping(user), TYPING_LASTS);
  }

  endTyping(user: UserDto): void {
    if (!this.state.typing.includes(user)) return;
    this.set({ ...this.state, typing: this.state.typing.filter((other) => other !== user) });
  }
}
