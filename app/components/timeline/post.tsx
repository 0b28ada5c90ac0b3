import { Link } from "@remix-run/react";
import { memo, type ReactNode } from "react";
import { Avatar } from "../ui/avatar";
import { RelativeTime } from "../ui/relative-time";
import type { Mention } from "~/domain/messages/mentions";
import { RichText } from "./rich-text";

/** What a post needs of a Message. */
export type PostMessage = {
  id: string;
  user: { id: string; username: string; displayName: string; avatarUrl: string | null };
  text?: string | null;
  mentions?: Mention[];
  mentionsRoom?: boolean;
  replyCount: number;
  createdAt: string;
  editedAt?: string | null;
};

type PostProps = {
  message: PostMessage;
  /** Milliseconds since 1970. */
  now: number;
  timeZone?: string;
  /** The address of this one post; its time links there. */
  permalink?: string;
  /** Where its replies are, when not there, and how many of them are new to the viewer. */
  replies?: { to: string; unread: number };
  /** Signs behind its time: that the viewer keeps it. */
  marks?: ReactNode;
  /** PostImages, when the message carries pictures. */
  images?: ReactNode;
  /** A TrackCard, when the message carries a track. */
  track?: ReactNode;
  /** A form with Reactions in it. */
  reactions?: ReactNode;
  /** What the viewer may do with it: a Menu, buttons. */
  actions?: ReactNode;
  /** Sent from here and not yet confirmed, or refused; `notice` then says so and offers Retry. */
  state?: "sent" | "pending" | "failed";
  notice?: ReactNode;
  /** A reply within a thread: smaller, and without a thread of its own. */
  reply?: boolean;
};

/** One message of the timeline. */
export const Post = memo(function Post(props: PostProps) {
  const {
    message,
    now,
    timeZone,
    permalink,
    replies,
    marks,
    images,
    track,
    reactions,
    actions,
    state = "sent",
    notice,
    reply = false,
  } = props;
  const { user, text, replyCount } = message;
  const Name = reply ? "h3" : "h2";
  const time = <RelativeTime iso={message.createdAt} now={now} timeZone={timeZone} />;
  return (
    <article
      id={`post-${message.id}`}
      aria-busy={state === "pending" || undefined}
      tabIndex={state === "sent" ? -1 : undefined}
      aria-label={state === "sent" ? `${reply ? "Reply" : "Post"} by ${user.displayName}` : undefined}
      className="post"
    >
      <Avatar
        id={user.id}
        src={user.avatarUrl}
        size={reply ? "sm" : "md"}
        className={state === "pending" ? "mt-0.5 animate-breathe" : "mt-0.5"}
      />
      <div className="min-w-0 flex-1">
        <header className="flex items-baseline gap-x-2">
          <Name className="truncate font-text text-base font-semibold">{user.displayName}</Name>
          <span className="hidden truncate text-sm text-text-faint sm:inline">@{user.username}</span>
          <span className="numerals shrink-0 text-sm text-text-faint">
            {state === "pending" ? (
              "sending"
            ) : permalink ? (
              <Link
                to={permalink}
                className="-my-1 inline-block min-w-6 rounded-sm py-1 hover:text-text hover:underline"
              >
                {time}
              </Link>
            ) : (
              time
            )}
            {message.editedAt ? " · edited" : null}
          </span>
          {marks}
          {actions ? <div className="-my-3 -mr-2 ml-auto flex shrink-0 self-center">{actions}</div> : null}
        </header>
        {text ? <RichText text={text} users={message.mentions} everyone={message.mentionsRoom} /> : null}
        {images}
        {track ? <div className={text ? "mt-2.5" : "mt-1.5"}>{track}</div> : null}
        {notice ? (
          <div role="status" className="mt-1.5 flex flex-wrap items-center gap-2 text-sm text-danger-text">
            {notice}
          </div>
        ) : null}
        {reactions || (replyCount > 0 && !reply) ? (
          <footer className="mt-2 flex flex-wrap items-center gap-1.5">
            {reactions}
            {replyCount > 0 && !reply && permalink ? (
              <Link to={replies?.to ?? permalink} prefetch="intent" className="pill-link">
                <ReplyCount count={replyCount} unread={replies?.unread ?? 0} />
              </Link>
            ) : null}
          </footer>
        ) : null}
      </div>
    </article>
  );
});

/** How many replies a post has, and how many of them are new to the viewer. */
export function ReplyCount({ count, unread }: { count: number; unread: number }) {
  return (
    <>
      {count === 1 ? "1 reply" : `${count} replies`}
      {unread > 0 ? <span className="new-replies">{` · ${unread > 99 ? "99+" : unread} new`}</span> : null}
    </>
  );
}
