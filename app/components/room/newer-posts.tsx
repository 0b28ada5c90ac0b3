import { useLayoutEffect, useRef, useState, type MouseEvent } from "react";
import type { MessageDto } from "~/domain/messages/schema";
import type { LiveRoom } from "~/hooks/use-room";
import { useEndInSight } from "~/hooks/use-end-in-sight";
import { OlderLink } from "../ui/pagination";
import { toast } from "../ui/toast-store";
import { newerPath } from "./room-paths";

/** In a part of the past, the way on to what came after; without a script it is a link to the next page. */
export function NewerPosts({ room, slug, byItself }: { room: LiveRoom; slug: string; byItself: boolean }) {
  const { newerCursor, heldSeq, feed, posts } = room;
  const [loading, setLoading] = useState(false);
  const [answers, setAnswers] = useState(0);
  const height = useRef<number | null>(null);
  // What is being read stays where it is: the page grows above it.
  useLayoutEffect(() => {
    if (height.current === null) return;
    const grown = document.documentElement.scrollHeight - height.current;
    height.current = null;
    window.scrollBy(0, grown);
  }, [posts]);
  const load = () => {
    if (loading || !newerCursor) return;
    setLoading(true);
    fetchNewer(room.room.id, newerCursor)
      .then(({ messages, newer }) => {
        height.current = document.documentElement.scrollHeight;
        feed.addNewer(messages, newer, { newerCursor, heldSeq });
        setAnswers((count) => count + 1);
      })
      .catch(() => toast("Newer posts could not be loaded. Try again.", "error"))
      .finally(() => setLoading(false));
  };
  // Each answer makes a new end, also where its cursor is the old one: a post came after it was written.
  const end = useEndInSight(load, byItself && newerCursor ? `${newerCursor} ${answers}` : null);
  if (!newerCursor) return null;
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    load();
  };
  return (
    <div ref={end} aria-busy={loading} onClickCapture={onClick}>
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
