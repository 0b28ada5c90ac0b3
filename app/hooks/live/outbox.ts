import type { ImageDto } from "~/domain/images/schema";
import { Refusal } from "~/domain/errors";

/** A post on its way: written here, not yet known to be there. */
export type OutgoingPost = {
  clientId: string;
  /** Where it goes to: a room or, as `kind` says, a session. */
  roomId: string;
  kind?: "session";
  text: string;
  /** Pictures that were uploaded for it. */
  images?: ImageDto[];
  parentId: string | null;
  /** Milliseconds since 1970. */
  writtenAt: number;
  state: "waiting" | "failed";
  /** Why it failed. */
  error?: string;
  /** Before this moment (milliseconds since 1970) sending it again is in vain. */
  retryAt?: number;
};

/** So many wait while there is no connection; more would be a diary. */
export const OUTBOX_MAX = 50;

export type OutboxPort = {
  /** Resolves once the post is there; sending again is harmless (same clientId). @throws Refusal, or Error without connection */
  send(post: OutgoingPost): Promise<void>;
  load(): OutgoingPost[];
  save(posts: readonly OutgoingPost[]): void;
  /** Waits so many milliseconds. */
  wait(ms: number): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
};

const RETRY_AFTER = 2000;
/** Told to wait longer than this (in seconds), a post is given back to its writer: it may mean little by then. */
const PATIENCE = 60;

/**
 * What was written goes out in its order, one after the other, and survives reloads until it is there. A refusal
 * keeps the post, marked; a lost connection just waits.
 */
export class Outbox {
  private posts: readonly OutgoingPost[];
  private readonly listeners = new Set<() => void>();
  private sending = false;
  private readonly pauses = new Map<string, number>();

  constructor(private readonly port: OutboxPort) {
    this.posts = port.load();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  current = (): readonly OutgoingPost[] => this.posts;

  /** @returns whether there was room for it */
  add(post: Omit<OutgoingPost, "state">): boolean {
    if (this.posts.length >= OUTBOX_MAX) return false;
    this.set([...this.posts, { ...post, state: "waiting" }]);
    void this.sendAll();
    return true;
  }

  retry(clientId: string): void {
    this.change(clientId, ({ error: _, retryAt: __, ...post }) => ({ ...post, state: "waiting" }));
    void this.sendAll();
  }

  /** Until when a room takes nothing more from this person (milliseconds since 1970); 0 where nothing is known. */
  pausedUntil = (roomId: string): number => this.pauses.get(roomId) ?? 0;

  pause(roomId: string, until: number): void {
    this.pauses.set(roomId, until);
    this.set(this.posts);
  }

  /** What was said of waiting in a room no longer holds. */
  release(roomId: string): void {
    this.pauses.delete(roomId);
    this.set(
      this.posts.map((post) => {
        if (post.roomId !== roomId) return post;
        const { retryAt: _, ...free } = post;
        return free;
      }),
    );
  }

  discard(clientId: string): void {
    this.change(clientId, () => null);
  }

  /** Sends what waits, in order. Called when something is added and when the connection is back. */
  async sendAll(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      for (let next = this.next(); next; next = this.next()) {
        const pause = await this.sendOne(next);
        if (pause > 0) await this.port.wait(pause);
      }
    } finally {
      this.sending = false;
    }
  }

  private next(): OutgoingPost | undefined {
    return this.posts.find((post) => post.state === "waiting");
  }

  /** @returns the milliseconds to wait before going on */
  private async sendOne(post: OutgoingPost): Promise<number> {
    try {
      await this.port.send(post);
      this.discard(post.clientId);
      return 0;
    } catch (error) {
      if (!(error instanceof Refusal)) return RETRY_AFTER;
      const { code, message, fields, retryAfter } = error;
      const retryAt = retryAfter === undefined ? {} : { retryAt: this.port.now() + retryAfter * 1000 };
      // Too fast for the room, or (with a field) only for this text.
      const isPaused = code === "rate_limited" && !fields && retryAfter !== undefined;
      if (isPaused) this.pauses.set(post.roomId, this.port.now() + retryAfter * 1000);
      else this.pauses.delete(post.roomId);
      const waiting = this.posts.filter(({ state }) => state === "waiting").length;
      if (isPaused && retryAfter <= PATIENCE && waiting > 1) {
        // A burst written offline goes out as fast as the room allows.
        this.set(this.posts);
        return retryAfter * 1000;
      }
      this.change(post.clientId, (known) => ({ ...known, state: "failed", error: message, ...retryAt }));
      return 0;
    }
  }

  private change(clientId: string, to: (post: OutgoingPost) => OutgoingPost | null): void {
    this.set(this.posts.flatMap((post) => (post.clientId === clientId ? (to(post) ?? []) : post)));
  }

  private set(posts: readonly OutgoingPost[]): void {
    this.posts = posts;
    this.port.save(posts);
    for (const listener of this.listeners) listener();
  }
}
