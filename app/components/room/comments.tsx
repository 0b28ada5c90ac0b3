import { Link } from "@remix-run/react";
import { useMemo } from "react";
import type { UserDto } from "~/domain/accounts/schema";
import type { MessageDto } from "~/domain/messages/schema";
import { isUnhurried, may } from "~/domain/rooms/policy";
import { useRoomMessages } from "~/hooks/use-room-messages";
import { useThread } from "~/hooks/use-thread";
import { roomPath } from "../paths";
import { Icon } from "../ui/icon";
import { OlderLink } from "../ui/pagination";
import { MessageItem } from "./message-item";
import { OutgoingPosts } from "./outgoing-posts";
import { RoomComposer } from "./room-composer";
import { useRoomContext } from "./room-context";
import { postPath } from "./room-paths";

type CommentsProps = {
  /** True up to `seq`; the replies oldest first. */
  thread: { seq: number; post: MessageDto; replies: MessageDto[] };
  /** Where newer replies begin, when there are more than a page. */
  nextCursor: string | null;
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
  viewer,
  slowModeSeconds,
  roomId,
  reload,
  found,
}: CommentsProps) {
  const { slug, actor, canPost, place, now } = useRoomContext();
  const viewerId = viewer?.id ?? null;
  const snapshot = useMemo(() => ({ ...thread, viewerId }), [thread, viewerId]);
  const { post, replies } = useThread(roomId, snapshot, reload);
  const { outgoing, outbox, send } = useRoomMessages(roomId, viewerId, post.id, replies);
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
      <MessageItem message={post} reply />
      <ol className="ml-3 border-l border-line pl-3" aria-label="Replies">
        {replies.map((reply) => (
          <li key={reply.id} className={reply.id === found ? "post-found" : undefined}>
            <MessageItem message={reply} reply />
          </li>
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
