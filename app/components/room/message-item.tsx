import { memo, useCallback, useEffect, useMemo, useState } from "react";
import type { MessageDto } from "~/domain/messages/schema";
import { PROVIDERS } from "~/domain/tracks/providers";
import type { TrackRef } from "~/domain/tracks/schema";
import { clientNow } from "~/hooks/clock";
import { PostImages } from "../timeline/post-images";
import { Post, ReplyCount } from "../timeline/post";
import { SystemPost, Tombstone } from "../timeline/system-post";
import { TrackCard } from "../timeline/track-card";
import { ButtonLink } from "../ui/button";
import { lazyPart } from "../ui/lazy-part";
import { may } from "~/domain/rooms/policy";
import { offerEdit } from "./own-edits";
import { returnFocusTo } from "./post-focus";
import { BookmarkMark } from "../bookmarks/bookmark-mark";
import { Reposted } from "../reposts/reposted";
import { PostActions } from "./post-actions";
import { PostReactions } from "./post-reactions";
import { useRoomContext } from "./room-context";
import { newRepliesPath, postPath } from "./room-paths";
import { SystemWords } from "./system-words";

// Fetched when first wanted: most visits are for reading.
const EditPost = lazyPart(() => import("./edit-post"));
const ConfirmDelete = lazyPart(() => import("./confirm-delete"));
const RepostDialog = lazyPart(() => import("../reposts/repost-dialog"));

/** One message with all that can be done with it. `reply`: inside a thread. */
export const MessageItem = memo(function MessageItem({
  message,
  reply = false,
}: {
  message: MessageDto;
  reply?: boolean;
}) {
  const { slug, now, timeZone, actor, place } = useRoomContext();
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const [reposting, setReposting] = useState(false);
  const stopEditing = useCallback(() => setEditing(false), []);
  // Once the post stands there again: before that, nothing could take the focus.
  useEffect(() => (editing ? () => returnFocusTo(message.id) : undefined), [editing, message.id]);
  useEffect(() => {
    if (message.userId !== actor?.id) return;
    return offerEdit(message.id, () => {
      const isOpen = may(actor, place, "edit_own", clientNow(), message);
      if (isOpen) EditPost.fetch(() => setEditing(true));
      return isOpen;
    });
  }, [message, actor, place]);
  const replies = useMemo(() => repliesOf(slug, message), [slug, message]);
  if (message.type === "SYSTEM")
    return (
      <SystemPost iso={message.createdAt} now={now} timeZone={timeZone}>
        <SystemWords message={message} />
      </SystemPost>
    );
  if (message.deletedAt)
    return (
      <Tombstone id={message.id}>
        {reply ? null : (
          <ButtonLink to={replies.to} size="sm" variant="ghost" preventScrollReset>
            <ReplyCount count={message.replyCount} unread={replies.unread} />
          </ButtonLink>
        )}
      </Tombstone>
    );
  if (editing) return <EditPost message={message} onDone={stopEditing} />;
  return (
    <>
      <Post
        message={message}
        now={now}
        timeZone={timeZone}
        permalink={postPath(slug, message.parentId ?? message.id)}
        replies={replies}
        marks={<BookmarkMark message={message} />}
        images={message.images?.length > 0 ? <PostImages images={message.images} /> : null}
        track={message.trackRef || message.repost ? <Carried message={message} /> : null}
        reactions={message.reactions.length > 0 ? <PostReactions message={message} /> : null}
        actions={
          <PostActions
            message={message}
            reply={reply}
            onEdit={() => EditPost.fetch(() => setEditing(true))}
            onDelete={() => ConfirmDelete.fetch(() => setDeleting(true))}
            onRepost={() => RepostDialog.fetch(() => setReposting(true))}
          />
        }
        reply={reply}
      />
      {reposting ? <RepostDialog message={message} onDone={() => setReposting(false)} /> : null}
      {deleting ? <ConfirmDelete message={message} onDone={() => setDeleting(false)} /> : null}
    </>
  );
});

/** Where the thread of a post is, and what of it is new. */
function repliesOf(slug: string, { id, thread }: MessageDto) {
  const unread = thread?.unread ?? 0;
  return { unread, to: unread > 0 ? newRepliesPath(slug, id, thread!.lastReadSeq) : postPath(slug, id) };
}

/** What a post carries besides its words. */
function Carried({ message: { id, trackRef, repost } }: { message: MessageDto }) {
  return (
    <div className="space-y-2.5">
      {trackRef ? <Track track={trackRef} /> : null}
      {repost ? <Reposted id={id} repost={repost} /> : null}
    </div>
  );
}

export function Track({ track }: { track: TrackRef }) {
  const { label, openLabel } = PROVIDERS[track.provider];
  return <TrackCard track={track} providerLabel={label} openLabel={openLabel} />;
}
