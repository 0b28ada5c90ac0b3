import { useEffect, useLayoutEffect, useRef } from "react";
import type { MessageDto } from "~/domain/messages/schema";
import type { RoomFeed } from "./live/room-feed";

/** A post on the screen, and how far below its upper edge it stands. */
export type Place = { id: string; top: number };

const timelineTop = () => document.querySelector(".timeline")?.getBoundingClientRect().top ?? 0;

/** Whether the newest posts have been scrolled out of sight. */
export const isAway = () => timelineTop() < -200;

/** The first post that is to be seen; null while the beginning of the timeline is. */
export function placeNow(): Place | null {
  if (!isAway()) return null;
  for (const post of document.querySelectorAll<HTMLElement>(".timeline article[id]")) {
    const { top, bottom } = post.getBoundingClientRect();
    if (bottom > 0) return { id: post.id, top };
  }
  return null;
}

/** Scrolls so that a post stands where it stood. @returns whether it is here */
export function putBack({ id, top }: Place): boolean {
  const post = document.getElementById(id);
  if (!post) return false;
  const moved = post.getBoundingClientRect().top - top;
  if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
  return true;
}

/**
 * Keeps what is being read where it is when posts are put in or taken out around it, also in browsers that do not do so
 * themselves; and the keyboard's place when the post that holds it is taken out.
 */
export function useReadingPlace(feed: RoomFeed, posts: MessageDto[]): void {
  const before = useRef<{ place: Place | null; focused: string | null } | null>(null);
  useEffect(() => {
    feed.watchReader(isAway);
    // Told before React draws: the page is still as it was.
    return feed.subscribe(() => {
      const focused = document.activeElement?.closest(".timeline article")?.id ?? null;
      before.current = { place: placeNow(), focused };
    });
  }, [feed]);
  useLayoutEffect(() => {
    const known = before.current;
    before.current = null;
    if (!known) return;
    if (known.place) putBack(known.place);
    if (!known.focused || document.getElementById(known.focused)) return;
    const near = known.place && document.getElementById(known.place.id);
    if (!near) return;
    near.setAttribute("tabindex", "-1");
    near.focus({ preventScroll: true });
  }, [posts]);
}
