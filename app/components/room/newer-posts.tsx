import { useLayoutEffect, useRef, useState, type MouseEvent } from "react";
import type { MessageDto } from "~/domain/messages/schema";
import type { LiveRoom } from "~/hooks/use-room";
import { OlderLink } from "../ui/pagination";
import { toast } from "../ui/toast-store";
import { newerPath } from "./room-paths";

/** In a part of the past, the way on to what came after; without a script it is a link to the next page. */
export function NewerPosts({ room, slug }: { room: LiveRoom; slug: string }) {
  const { newerCursor, feed, posts } = room;
  const [loading, setLoading] = useState(false);
  const height = useRef<number | null>(null);
  // What is being read stays where it is: the page grows above it.
  useLayoutEffect(() => {
    if (height.current === null) return;
    const grown = document.documentElement.scrollHeight - height.current;
    height.current = null;
    window.scrollBy(0, grown);
  }, [posts]);
  if (!newerCursor) return null;
  const load = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    if (loading) return;
    setLoading(true);
    fetchNewer(room.room.id, newerCursor)
      .then(({ messages, newer }) => {
        height.current = document.documentElement.scrollHeight;
        feed.addNewer(messages, newer);
      })
      .catch(() => toast("Newer posts could not be loaded. Try again.", "error"))
      .finally(() => setLoading(false));
  };
  return (
    <div aria-busy={loading} onClickCapture={load}>
      <OlderLink to={newerPath(slug, newerCursor)}>{loading ? "Loading…" : "Newer posts"}</OlderLink>
    </div>
  );
}

async function fetchNewer(
  roomId: string,
  cursor: string,
): Promise<{ messages: MessageDto[]; newer: string | null }> {
  const response = await fetch(`/api/v1/rooms/${roomId}/messages?newer=${cursor}&limit=50`);
  if (!response.ok) throw new Error(`status ${response.status}`);
  const { data, meta } = (await response.json()) as {
    data: MessageDto[];
    meta: { newerCursor: string | null };
  };
  return { messages: data, newer: meta.newerCursor };
}
