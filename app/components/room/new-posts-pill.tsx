import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { LiveRoom } from "~/hooks/use-room";
import { roomPath } from "../paths";
import { Icon } from "../ui/icon";

type NewPostsPillProps = {
  room: LiveRoom;
  /** Puts the newest posts in the place of those that are here; null on a page of the past, which is left for them. */
  toNewest: (() => void) | null;
};

/** Tells of posts that came while one reads further down, or in the past, and leads up to them. */
export function NewPostsPill({ room, toNewest }: NewPostsPillProps) {
  const { ahead, newerCursor, posts } = room;
  const wanted = useRef(false);
  useEffect(() => {
    if (!wanted.current || newerCursor !== null) return;
    wanted.current = false;
    window.scrollTo({ top: 0 });
  }, [posts, newerCursor]);
  if (newerCursor === null || (!toNewest && ahead === 0)) return null;
  const words = ahead === 0 ? "Newest posts" : ahead === 1 ? "1 new post" : `${ahead} new posts`;
  const sign = (
    <>
      <Icon name="arrow-up" size={16} />
      {words}
    </>
  );
  return (
    <div className="new-posts-place">
      {toNewest ? (
        <button
          type="button"
          className="new-posts"
          onClick={() => {
            wanted.current = true;
            toNewest();
          }}
        >
          {sign}
        </button>
      ) : (
        <Link to={roomPath(room.room.slug)} className="new-posts">
          {sign}
        </Link>
      )}
      <span role="status" className="sr-only">
        {ahead > 0 ? words : null}
      </span>
    </div>
  );
}
