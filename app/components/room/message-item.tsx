import { lazy, memo, Suspense, useCallback, useState } from "react";
import type { MessageDto } from "~/domain/messages/schema";
import { PROVIDERS } from "~/domain/tracks/providers";
import type { TrackRef } from "~/domain/tracks/schema";
import { Post } from "../timeline/post";
import { SystemPost, Tombstone } from "../timeline/system-post";
import { TrackCard } from "../timeline/track-card";
import { ButtonLink } from "../ui/button";
import { PostActions } from "./post-actions";
import { PostReactions } from "./post-reactions";
import { useRoomContext } from "./room-context";
import { postPath } from "./room-paths";
import { SystemWords } from "./system-words";

// Fetched when first wanted: most visits are for reading.
const EditPost = lazy(() => import("./edit-post"));
const ConfirmDelete = lazy(() => import("./confirm-delete"));

/** One message with all that can be done with it. `reply`: inside a thread. */
export const MessageItem = memo(function MessageItem({
  message,
  reply = false,
}: {
  message: MessageDto;
  reply?: boolean;
}) {
  const { slug, now, timeZone } = useRoomContext();
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const stopEditing = useCallback(() => setEditing(false), []);
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
          <ButtonLink to={postPath(slug, message.id)} size="sm" variant="ghost" preventScrollReset>
            {message.replyCount === 1 ? "1 reply" : `${message.replyCount} replies`}
          </ButtonLink>
        )}
      </Tombstone>
    );
  if (editing)
    return (
      <Suspense>
        <EditPost message={message} onDone={stopEditing} />
      </Suspense>
    );
  return (
    <>
      <Post
        message={message}
        now={now}
        timeZone={timeZone}
        permalink={postPath(slug, message.parentId ?? message.id)}
        track={message.trackRef ? <Track track={message.trackRef} /> : null}
        reactions={message.reactions.length > 0 ? <PostReactions message={message} /> : null}
        actions={
          <PostActions
            message={message}
            reply={reply}
            onEdit={() => setEditing(true)}
            onDelete={() => setDeleting(true)}
          />
        }
        reply={reply}
      />
      {deleting ? (
        <Suspense>
          <ConfirmDelete message={message} onDone={() => setDeleting(false)} />
        </Suspense>
      ) : null}
    </>
  );
});

export function Track({ track }: { track: TrackRef }) {
  const { label, openLabel } = PROVIDERS[track.provider];
  return <TrackCard track={track} providerLabel={label} openLabel={openLabel} />;
}
