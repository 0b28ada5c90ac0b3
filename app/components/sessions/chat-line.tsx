import { memo, type ReactNode } from "react";
import type { UserDto } from "~/domain/accounts/schema";
import type { MessageDto } from "~/domain/messages/schema";
import type { Outbox, OutgoingPost } from "~/hooks/live/outbox";
import { cx } from "../cx";
import { RichText } from "../timeline/rich-text";
import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { RelativeTime } from "../ui/relative-time";
import { ActForm } from "./act-form";
import { AddThisTrack } from "./add-this-track";
import { useSessionContext } from "./session-context";
import { deleteMessagePath } from "./session-paths";

/** One message of the chat; a track in it can go straight into the queue. */
export const ChatLine = memo(function ChatLine({ message }: { message: MessageDto }) {
  const { session, can, now, timeZone } = useSessionContext();
  const { user, text, trackRef } = message;
  const mayDelete = can("delete_own_message", message) || can("delete_any_message", message);
  return (
    <Line
      user={user}
      time={<RelativeTime iso={message.createdAt} now={now} timeZone={timeZone} />}
      actions={
        mayDelete ? (
          <ActForm action={deleteMessagePath(session.id, message.id)}>
            <button
              aria-label={`Delete ${user.displayName}’s message`}
              title="Delete"
              className="chat-delete"
            >
              <Icon name="trash-2" size={15} />
            </button>
          </ActForm>
        ) : null
      }
    >
      {text ? <RichText text={text} /> : null}
      {trackRef ? (
        <div className="mt-1 flex flex-wrap items-center gap-2 rounded-md border border-line bg-card px-3 py-2">
          <a
            href={trackRef.url}
            target="_blank"
            rel="noopener noreferrer"
            className="min-w-0 flex-1 basis-32 truncate font-semibold hover:underline"
          >
            {trackRef.title}
          </a>
          {can("add") && session.status !== "ENDED" ? (
            <AddThisTrack sessionId={session.id} url={trackRef.url}>
              <Button variant="ghost" size="sm" aria-label={`Add to session: ${trackRef.title}`}>
                <Icon name="list-plus" size={16} /> Add
              </Button>
            </AddThisTrack>
          ) : null}
        </div>
      ) : null}
    </Line>
  );
});

type OutgoingLineProps = { post: OutgoingPost; viewer: UserDto; outbox: Outbox | null };

/** What one has written and what is not there yet. */
export function OutgoingLine({ post, viewer, outbox }: OutgoingLineProps) {
  const failed = post.state === "failed";
  return (
    <Line user={viewer} time="sending" pending={!failed}>
      <RichText text={post.text} />
      {failed ? (
        <p role="status" className="mt-1 flex flex-wrap gap-x-3 text-sm text-danger-text">
          <span>Not sent: {post.error}</span>
          <button
            type="button"
            className="font-semibold underline"
            onClick={() => outbox?.retry(post.clientId)}
          >
            Retry
          </button>
          <button type="button" className="underline" onClick={() => outbox?.discard(post.clientId)}>
            Discard
          </button>
        </p>
      ) : null}
    </Line>
  );
}

type LineProps = {
  user: UserDto;
  time: ReactNode;
  pending?: boolean;
  actions?: ReactNode;
  children: ReactNode;
};

function Line({ user, time, pending = false, actions, children }: LineProps) {
  return (
    <article
      aria-busy={pending || undefined}
      className={cx("group/line flex gap-2.5", pending && "opacity-60")}
    >
      <Avatar id={user.id} src={user.avatarUrl} size="sm" className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <header className="flex items-baseline gap-2">
          <h3 className="truncate font-text text-sm font-semibold">{user.displayName}</h3>
          <span className="numerals shrink-0 text-xs text-text-faint">{time}</span>
          {actions ? <span className="-my-1 ml-auto">{actions}</span> : null}
        </header>
        {children}
      </div>
    </article>
  );
}
