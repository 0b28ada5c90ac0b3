import { holdAnswer } from "~/db/transaction.server";
import { log } from "~/log.server";
import type { StreamEvent } from "./log.server";

/**
 * How the domain tells what happened, knowing nobody above it. Announced after the commit; listeners run at once and
 * in order, so when a command answers, everybody has heard.
 */
export type Announcement =
  /** Events of streams, in the order of their commits. */
  | { type: "events"; events: StreamEvent[] }
  /** Something only one person sees has changed: profile, memberships, what is read. */
  | {
      type: "person";
      userId: string;
      /**
       * `notification`: a new line in the inbox. `inbox`: lines of it have been read. `site_role`: may do more, or less.
       * `vote`: their own vote on a track. `bookmark`: what they keep. `thread`: how far they have read one.
       */
      change:
        | "profile"
        | "memberships"
        | "read"
        | "notification"
        | "inbox"
        | "site_role"
        | "vote"
        | "bookmark"
        | "thread";
      data?: unknown;
    }
  /** A login or token is no longer valid. */
  | { type: "login_ended"; loginIds: string[]; userId: string }
  /** A person may no longer read a stream. */
  | { type: "evicted"; userId: string; stream: string; reason: string }
  /** Only the room's members may read its stream from now on. */
  | { type: "outsiders_evicted"; stream: string; memberIds: Set<string>; reason: string }
  /** Nobody may read a stream any longer. */
  | { type: "stream_closed"; stream: string; reason: string }
  /** What these tags stand for has changed: see versions. */
  | { type: "changed"; tags: string[] };

type Listener = (announcement: Announcement) => void;

const listeners = new Set<Listener>();

/** Listens to everything announced, on this node or another. Returns the way to stop. */
export function onAnnouncement(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells the other nodes; the promise resolves when they have heard. */
type Forwarder = (announcement: Announcement) => Promise<void> | null;

let forward: Forwarder = () => null;

/** Lets what is announced here reach other nodes. */
export function forwardBy(forwarder: Forwarder): void {
  forward = forwarder;
}

/**
 * Tells every listener, here and on the other nodes: a command whose commit this follows answers when all have heard.
 * A listener's fault stays its own: what is committed is committed.
 */
export function announce(announcement: Announcement): void {
  overhear(announcement);
  const heard = forward(announcement);
  if (heard) holdAnswer(heard);
}

/** Tells the listeners here what another node has announced. */
export function overhear(announcement: Announcement): void {
  for (const listener of listeners) {
    try {
      listener(announcement);
    } catch (error) {
      log.error({ event: "listener_failed", announcement: announcement.type, err: error });
    }
  }
}
