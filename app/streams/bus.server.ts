import { log } from "~/log.server";
import type { StreamEvent } from "./log.server";

/**
 * How the domain tells what happened, knowing nobody above it. Announced after the commit; listeners run at once and
 * in order, so when a command answers, everybody here has heard.
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
       * `vote`: their own vote on a track.
       */
      change: "profile" | "memberships" | "read" | "notification" | "inbox" | "site_role" | "vote";
      data?: unknown;
    }
  /** A login or token is no longer valid. */
  | { type: "login_ended"; loginIds: string[]; userId: string }
  /** A person may no longer read a stream. */
  | { type: "evicted"; userId: string; stream: string; reason: string }
  /** Only the room's members may read its stream from now on. */
  | { type: "outsiders_evicted"; stream: string; memberIds: Set<string>; reason: string }
  /** Nobody may read a stream any longer. */
  | { type: "stream_closed"; stream: string; reason: string };

type Listener = (announcement: Announcement) => void;

const listeners = new Set<Listener>();

/** Listens to everything announced in this process. Returns the way to stop. */
export function onAnnouncement(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells every listener. A listener's fault stays its own: what is committed is committed. */
export function announce(announcement: Announcement): void {
  for (const listener of listeners) {
    try {
      listener(announcement);
    } catch (error) {
      log.error({ event: "listener_failed", announcement: announcement.type, err: error });
    }
  }
}
