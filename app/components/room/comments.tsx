import { Link } from "@remix-run/react";
import { Fragment, useEffect, useMemo, useState } from "react";
import type { UserDto } from "~/domain/accounts/schema";
import type { MessageDto } from "~/domain/messages/schema";
import { isMember, isUnhurried, may } from "~/domain/rooms/policy";
import { useReadMark } from "~/hooks/use-read-mark";
import { useRoomMessages } from "~/hooks/use-room-messages";
import { useThread } from "~/hooks/use-thread";
import { roomPath } from "../paths";
import { NewLine } from "../timeline/dividers";
import { Icon } from "../ui/icon";
import { OlderLink } from "../ui/pagination";
import { MessageItem } from "./message-item";
import { OutgoingPosts } from "./outgoing-posts";
import { returnFocusTo } from "./post-focus";
import { PostNews } from "./post-news";
import { RoomComposer } from "./room-composer";
import { useRoomContext } from "./room-context";
import { postPath } from "./room-paths";

type CommentsProps = {
  /** True up to `seq`; the replies oldest first. */
  thread: { seq: number; post: MessageDto; replies: MessageDto[] };
  /** Where newer replies begin, when there are more than a page. */
  nextCursor: string | null;
  /** It begins with the first reply. */
  isWhole: boolean;
  /** Up to where the viewer had read it when they came; null when all was read, or they do not follow it. */
  readUpTo: number | null;
  viewer: UserDto | null;
  slowModeSeconds: number;
  roomId: string;
  /** Loads the thread anew, after a gap. */
  reload: () => void;
  /** The reply to which somebody was led. */
  found?: string | null;
};

/** A post and its replies: beside the timeline on wide screens, over it on phones. */
export function Comments({
  thread,
  nextCursor,
  isWhole,
  viewer,
  slowModeSeconds,
  roomId,
  reload,
  found,
  ...given
}: CommentsProps) {
  const { slug, actor, canPost, place, now } = useRoomContext();
  const viewerId = viewer?.id ?? null;
  const snapshot = useMemo(() => ({ ...thread, viewerId }), [thread, viewerId]);
  const { post, replies } = useThread(roomId, snapshot, reload);
  const { outgoing, outbox, send } = useRoomMessages(roomId, viewerId, post.id, replies);
  // Decided once: what comes while one is here was not there to be found.
  const [readUpTo] = useState(given.readUpTo);
  const firstNew =
    readUpTo === null ? null : replies.find(({ seq, userId }) => seq > readUpTo && userId !== viewerId)?.id;
  // What comes in behind a page that goes on has not been seen.
  const seen = (nextCursor ? thread.replies : replies).at(-1)?.seq ?? 0;
  useReadMark(roomId, seen, seen > 0 && isMember(place), post.id);
  useEffect(() => () => returnFocusTo(thread.post.id), [thread.post.id]);
  return (
    <aside aria-labelledby="thread-title" className="thread-panel">
      <header className="flex items-center justify-between">
        <h2 id="thread-title" className="text-lg">
          Thread
        </h2>
        <Link
          to={roomPath(slug)}
          preventScrollReset
          className="icon-button"
          aria-label="Close the thread"
          title="Close"
        >
          <Icon name="x" size={20} />
        </Link>
      </header>
      <PostNews posts={replies} viewerId={viewerId} what="reply" />
      <MessageItem message={post} reply />
      {isWhole ? null : (
        <OlderLink to={`${postPath(slug, post.id)}?after=0`}>Replies from the beginning</OlderLink>
      )}
      <ol className="ml-3 border-l border-line pl-3" aria-label="Replies">
        {replies.map((reply) => (
          <Fragment key={reply.id}>
            {reply.id === firstNew ? (
              <li>
                <NewLine words="New replies" id="new" />
              </li>
            ) : null}
            <li className={reply.id === found ? "post-found" : undefined}>
              <MessageItem message={reply} reply />
            </li>
          </Fragment>
        ))}
        {viewer ? <OutgoingPosts posts={outgoing} outbox={outbox} viewer={viewer} reply /> : null}
      </ol>
      {replies.length === 0 && outgoing.length === 0 ? (
        <p className="py-3 text-text-faint">No replies yet.</p>
      ) : null}
      {nextCursor ? (
        <OlderLink to={`${postPath(slug, post.id)}?after=${nextCursor}`}>Newer replies</OlderLink>
      ) : null}
      {canPost && viewer && !post.deletedAt ? (
        <div className="mt-3">
          <RoomComposer
            roomId={roomId}
            canNameAll={may(actor, place, "invite", now)}
            parentId={post.id}
            viewer={viewer}
            label="Write a reply"
            action={postPath(slug, post.id)}
            slowModeSeconds={isUnhurried(actor, place) ? 0 : slowModeSeconds}
            outbox={outbox}
            send={send}
          />
        </div>
      ) : null}
    </aside>
  );
}
