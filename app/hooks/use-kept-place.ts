import { useEffect } from "react";
import type { MessageDto } from "~/domain/messages/schema";
import type { RoomFeed } from "./live/room-feed";
import { placeNow, putBack, type Place } from "./use-reading-place";

/**
 * Keeps where somebody reads in a room, by the post and not by a number of pixels: whoever comes back finds it, also
 * when posts have come since, and when it is further back than the page goes.
 * @param enabled not for a page that leads to a place of its own
 */
export function useKeptPlace(roomId: string, feed: RoomFeed, enabled: boolean): void {
  useEffect(() => {
    if (!enabled || location.hash) return;
    const key = `seda:place:${roomId}`;
    const kept = read(key);
    let settled = !kept;
    let gone = false;
    if (kept)
      // After the router has put the page where it wants it.
      requestAnimationFrame(() => {
        void comeBack(roomId, feed, kept, () => gone).finally(() => (settled = true));
      });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      if (!settled || gone) return;
      const place = placeNow();
      if (place) sessionStorage.setItem(key, JSON.stringify(place));
      else sessionStorage.removeItem(key);
    };
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 100);
    };
    addEventListener("scroll", onScroll, { passive: true });
    addEventListener("pagehide", keep);
    return () => {
      gone = true;
      clearTimeout(timer);
      removeEventListener("scroll", onScroll);
      removeEventListener("pagehide", keep);
    };
  }, [roomId, feed, enabled]);
}

function read(key: string): Place | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as Place | null;
  } catch {
    return null;
  }
}

/** Puts a post where it stood, and loads the part of the timeline around it where that is not here. */
export async function comeBack(
  roomId: string,
  feed: RoomFeed,
  place: Place,
  isGone: () => boolean,
): Promise<void> {
  if (putBack(place)) return;
  const id = place.id.replace("post-", "");
  const response = await fetch(`/api/v1/rooms/${roomId}/messages?around=${id}&limit=50`).catch(() => null);
  // The post may have been deleted: then one begins with the newest.
  if (!response?.ok || isGone()) return;
  const { data, meta } = (await response.json()) as {
    data: MessageDto[];
    meta: { nextCursor: string | null; newerCursor: string | null };
  };
  feed.show(data, meta.nextCursor, meta.newerCursor);
  await new Promise((done) => requestAnimationFrame(done));
  putBack(place);
}
