import { useRevalidator } from "@remix-run/react";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Presence } from "~/live/protocol";
import type { SessionFeed, SessionFeedState, SessionStart } from "./live/session-feed";
import { holdSession, sessionFeedOf } from "./live/session-line";

export type LiveSession = SessionFeedState & { feed: SessionFeed };

/**
 * A session that stays true: begins with the loader's snapshot, joins the stream, and follows it through lost
 * connections, sleep and restarts. Shares the line with the player where that listens to it. The component that calls it
 * is keyed by session and viewer.
 * @param live false for what stands still: a session that has ended
 */
export function useDJSession(
  start: SessionStart,
  { presence, live = true }: { presence?: Presence; live?: boolean } = {},
): LiveSession {
  const { revalidate } = useRevalidator();
  const [feed] = useState(() => sessionFeedOf(start, presence));
  const loaded = useRef<SessionStart | null>(null);
  useEffect(() => {
    const known = loaded.current;
    loaded.current = start;
    // Also the first one: a line that the player held before this page came may be older than what the page brought.
    if (known?.items !== start.items || known.messages !== start.messages) feed.restart(start);
  });
  useEffect(() => (live ? holdSession(feed) : undefined), [feed, live]);
  const state = useSyncExternalStore(
    feed.subscribe,
    () => feed.state,
    () => feed.state,
  );
  const { removed } = state;
  useEffect(() => {
    if (removed) revalidate();
  }, [removed, revalidate]);
  return useMemo(() => ({ ...state, feed }), [state, feed]);
}
