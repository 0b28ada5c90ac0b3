import { useState, type MouseEvent } from "react";
import type { MessageDto } from "~/domain/messages/schema";
import type { LiveRoom } from "~/hooks/use-room";
import { useEndInSight } from "~/hooks/use-end-in-sight";
import { OlderLink } from "../ui/pagination";
import { toast } from "../ui/toast-store";
import { TimelineSkeleton } from "../timeline/timeline-skeleton";
import { olderPath } from "./room-paths";

/** Loads older posts as one comes near them; without a script it is a link to their page. */
export function OlderPosts({ room, slug }: { room: LiveRoom; slug: string }) {
  const { olderCursor, feed } = room;
  const roomId = room.room.id;
  const [loading, setLoading] = useState(false);
  const load = () => {
    if (loading || !olderCursor) return;
    setLoading(true);
    fetchOlder(roomId, olderCursor)
      .then(({ messages, nextCursor }) => feed.addOlder(messages, nextCursor, { olderCursor }))
      .catch(() => toast("Older posts could not be loaded. Try again.", "error"))
      .finally(() => setLoading(false));
  };
  const end = useEndInSight(load, olderCursor);
  if (!olderCursor) return null;
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    load();
  };
  return (
    <div ref={end} onClickCapture={onClick} aria-busy={loading}>
      {loading ? <TimelineSkeleton /> : <OlderLink to={olderPath(slug, olderCursor)}>Older posts</OlderLink>}
    </div>
  );
}

async function fetchOlder(
  roomId: string,
  cursor: string,
): Promise<{ messages: MessageDto[]; nextCursor: string | null }> {
  const response = await fetch(`/api/v1/rooms/${roomId}/messages?cursor=${cursor}&limit=50`);
  if (!response.ok) throw new Error(`status ${response.status}`);
  const { data, meta } = (await response.json()) as {
    data: MessageDto[];
    meta: { nextCursor: string | null };
  };
  return { messages: data, nextCursor: meta.nextCursor };
}
