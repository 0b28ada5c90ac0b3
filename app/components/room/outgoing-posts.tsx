import { clockWords, useCountdown } from "~/hooks/use-countdown";
import type { Outbox, OutgoingPost } from "~/hooks/live/outbox";
import { PostImages } from "../timeline/post-images";
import { Post } from "../timeline/post";
import { useRoomContext } from "./room-context";

type OutgoingPostsProps = {
  posts: OutgoingPost[];
  outbox: Outbox | null;
  viewer: { id: string; username: string; displayName: string; avatarUrl: string };
  reply?: boolean;
};

/** What one has written and what is not there yet: pale while it is on its way, marked when it was refused. */
export function OutgoingPosts({ posts, outbox, viewer, reply = false }: OutgoingPostsProps) {
  const { now, timeZone } = useRoomContext();
  return posts.map((post) => (
    <li key={post.clientId}>
      <Post
        message={{
          id: post.clientId,
          user: viewer,
          text: post.text,
          replyCount: 0,
          createdAt: new Date(post.writtenAt).toISOString(),
        }}
        images={post.images ? <PostImages images={post.images} /> : null}
        now={now}
        timeZone={timeZone}
        reply={reply}
        state={post.state === "failed" ? "failed" : "pending"}
        notice={
          post.state === "failed" ? (
            <>
              <span>Not sent: {post.error}</span>
              <Retry at={post.retryAt ?? 0} onRetry={() => outbox?.retry(post.clientId)} />
              <button type="button" className="underline" onClick={() => outbox?.discard(post.clientId)}>
                Discard
              </button>
            </>
          ) : null
        }
      />
    </li>
  ));
}

/** Sends again, once that is of use. The seconds are not read aloud: the reason has said how many. */
function Retry({ at, onRetry }: { at: number; onRetry: () => void }) {
  const { left } = useCountdown(at);
  const isEarly = left > 0;
  return (
    <button
      type="button"
      aria-label="Retry"
      aria-disabled={isEarly || undefined}
      className={isEarly ? "numerals text-text-faint" : "font-semibold underline"}
      onClick={isEarly ? undefined : onRetry}
    >
      {isEarly ? <span aria-hidden="true">Retry in {clockWords(left)}</span> : "Retry"}
    </button>
  );
}
