import type { UserDto } from "~/domain/accounts/schema";
import type { JoinAnswer, Presence } from "~/live/protocol";

/** What every stream shows besides what its events say. */
export type Surroundings = { presence: Presence; typing: UserDto[] };

/** How a feed reaches the world; tests give their own. */
export type FeedPort<Event> = {
  join(after: number): Promise<JoinAnswer<Event>>;
  /** The log does not reach back: the data must be loaded anew. */
  reload(): void;
};

const TYPING_LASTS = 5000;

/**
 * Keeps what a stream tells of true: takes events in their order, holds back those that come too early, and asks for
 * what is missing. Knows nothing of React or sockets.
 */
export abstract class OrderedFeed<Event extends { seq: number }, Told extends { seq: number }> {
  private readonly early = new Map<number, Event>();
  private readonly listeners = new Set<() => void>();
  private joining: Promise<void> | null = null;
  /** What happened meanwhile is not to be had: nothing that is here is known to be true, until the data come anew. */
  lost = false;

  constructor(
    public state: Told & Surroundings,
    private readonly port: FeedPort<Event>,
  ) {}

  /** The pure reducer of the stream. */
  protected abstract apply(state: Told & Surroundings, event: Event): Told & Surroundings;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  protected set(next: Told & Surroundings): void {
    if (next === this.state) return;
    this.state = next;
    for (const listener of this.listeners) listener();
  }

  /** One event from the wire, in whatever order, perhaps for the second time. */
  receive(event: Event): void {
    if (event.seq <= this.state.seq) return;
    this.early.set(event.seq, event);
    this.drain();
    if (this.early.size > 0) void this.catchUp();
  }

  protected drain(): void {
    let next = this.state;
    for (let event = this.early.get(next.seq + 1); event; event = this.early.get(next.seq + 1)) {
      this.early.delete(event.seq);
      next = this.apply(next, event);
    }
    for (const seq of this.early.keys()) if (seq <= next.seq) this.early.delete(seq);
    this.set(next);
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
    if ("reset" in answer) {
      this.lost = true;
      return this.port.reload();
    }
    for (const event of answer.events) if (event.seq > this.state.seq) this.early.set(event.seq, event);
    this.drain();
  }

  setPresence({ online, listening, voters, people }: Presence): void {
    this.set({ ...this.state, presence: { online, listening, voters, people } });
  }

  /** Somebody is writing; forgotten after five seconds, or when what they wrote is there. */
  setTyping(user: UserDto): void {
    this.set({ ...this.state, typing: [...this.state.typing.filter(({ id }) => id !== user.id), user] });
    setTimeout(() => this.endTyping(user), TYPING_LASTS);
  }

  endTyping(user: UserDto): void {
    if (!this.state.typing.includes(user)) return;
    this.set({ ...this.state, typing: this.state.typing.filter((other) => other !== user) });
  }
}
