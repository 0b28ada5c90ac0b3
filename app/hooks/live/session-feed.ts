import type { MessageDto } from "~/domain/messages/schema";
import type { QueueItemDto, SessionSnapshotDto } from "~/domain/sessions/schema";
import type { Presence } from "~/live/protocol";
import type { SessionEvent } from "~/streams/session-events";
import { applySessionEvent, withOwnVote, type SessionState } from "~/streams/session-reducer";
import { OrderedFeed, type FeedPort, type Surroundings } from "./ordered-feed";

/** What a page's loader gives of a session: true up to `seq`. Without `messages` (newest first) the chat stays as it is. */
export type SessionStart = SessionSnapshotDto & { messages?: MessageDto[] };
/** `removed`: the viewer may not follow it any more. */
type Told = SessionState & { removed: boolean };
export type SessionFeedState = Told & Surroundings;

/** Keeps a session true. */
export class SessionFeed extends OrderedFeed<SessionEvent, Told> {
  /** What was told of the viewer's votes since the event with the highest number, which data up to it may not have. */
  private own = { seq: 0, votes: new Map<string, QueueItemDto["myVote"]>() };

  constructor(snapshot: SessionStart, presence: Presence, port: FeedPort<SessionEvent>) {
    super({ messages: [], ...snapshot, lastEnded: null, removed: false, presence, typing: [] }, port);
  }

  get id(): string {
    return this.state.session.id;
  }

  protected apply(state: SessionFeedState, event: SessionEvent): SessionFeedState {
    return { ...state, ...applySessionEvent(state, event) };
  }

  /** The data was loaded again. Older messages that were here stay where they join on. */
  restart({ messages, ...snapshot }: SessionStart): void {
    if (snapshot.seq < this.state.seq) return;
    const { lost } = this;
    if (messages) this.lost = false;
    const chat = messages ? (lost ? messages : joined(messages, this.state.messages)) : this.state.messages;
    this.set({ ...this.state, ...snapshot, messages: chat });
    if (snapshot.seq === this.own.seq) this.own.votes.forEach((vote, itemId) => this.withVote(itemId, vote));
    this.drain();
  }

  /** Older messages of the chat, loaded because somebody scrolled there. */
  addOlder(messages: MessageDto[]): void {
    const oldest = this.state.messages.at(-1)?.seq ?? Infinity;
    const older = messages.filter(({ seq }) => seq < oldest);
    this.set({ ...this.state, messages: [...this.state.messages, ...older] });
  }

  /** The server has taken the viewer off the stream. */
  setRemoved(): void {
    this.set({ ...this.state, removed: true });
  }

  /** How the viewer has voted, here or on another device. */
  setOwnVote(itemId: string, voteType: QueueItemDto["myVote"]): void {
    if (this.own.seq !== this.state.seq) this.own = { seq: this.state.seq, votes: new Map() };
    this.own.votes.set(itemId, voteType);
    this.withVote(itemId, voteType);
  }

  private withVote(itemId: string, voteType: QueueItemDto["myVote"]): void {
    this.set({ ...this.state, ...withOwnVote(this.state, itemId, voteType) });
  }
}

/** Fresh messages, with the older ones of those known below them unless that would leave a hole. */
function joined(fresh: MessageDto[], known: MessageDto[]): MessageDto[] {
  const oldest = fresh.at(-1)?.seq ?? 0;
  if (!known.some(({ seq }) => seq >= oldest)) return fresh;
  return [...fresh, ...known.filter(({ seq }) => seq < oldest)];
}
