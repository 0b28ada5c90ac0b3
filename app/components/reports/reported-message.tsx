import { Link } from "@remix-run/react";
import type { MessageDto } from "~/domain/messages/schema";
import type { ReportCase } from "~/domain/reports/schema";
import { cx } from "../cx";
import { personPath } from "../paths";
import { postPath } from "../room/room-paths";
import { OriginalCard } from "../reposts/original-card";
import { PostImages } from "../timeline/post-images";
import { RichText } from "../timeline/rich-text";
import { Avatar } from "../ui/avatar";
import { Badge } from "../ui/badge";
import { RelativeTime } from "../ui/relative-time";

type Times = { now: number; timeZone: string };

/** What was reported, as it stands among what was said around it. */
export function ReportedMessage({ of, ...times }: { of: ReportCase } & Times) {
  const { room, message, before, after } = of;
  if (!message) return null;
  const slug = room?.slug ?? null;
  return (
    <div className="space-y-1 rounded-md bg-ground/60 p-1.5">
      {before.map((post) => (
        <Line key={post.id} post={post} slug={slug} {...times} />
      ))}
      <Line post={message} slug={slug} reported {...times} />
      {after.map((post) => (
        <Line key={post.id} post={post} slug={slug} {...times} />
      ))}
    </div>
  );
}

type LineProps = { post: MessageDto; slug: string | null; reported?: boolean } & Times;

function Line({ post, slug, reported = false, now, timeZone }: LineProps) {
  const { user, text, trackRef, images, repost, deletedAt } = post;
  const time = <RelativeTime iso={post.createdAt} now={now} timeZone={timeZone} />;
  return (
    <div
      className={cx(
        "flex gap-2.5 rounded-sm px-2.5 py-2",
        reported && "bg-danger/10 ring-1 ring-inset ring-danger-text/40",
      )}
    >
      <Avatar id={user.id} src={user.avatarUrl} size="sm" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <Link to={personPath(user.username)} className="font-semibold hover:underline">
            {user.displayName}
          </Link>
          <span className="text-text-faint">
            {slug && !deletedAt ? (
              <Link to={postPath(slug, post.id)} className="hover:underline">
                {time}
              </Link>
            ) : (
              time
            )}
          </span>
          {reported && deletedAt ? <Badge>Deleted meanwhile</Badge> : null}
        </p>
        {text ? (
          <div className={reported ? "" : "text-text-soft"}>
            <RichText text={text} users={post.mentions} everyone={post.mentionsRoom} />
          </div>
        ) : null}
        {reported && images.length > 0 ? <Pictures of={post} /> : null}
        {reported && repost ? (
          <div className="mt-1.5">
            <OriginalCard original={repost.original} now={now} timeZone={timeZone} />
          </div>
        ) : null}
        {trackRef ? (
          <p className="text-text-soft wrap-anywhere">
            {trackRef.title}
            {trackRef.artist ? ` by ${trackRef.artist}` : ""}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** The pictures of a deleted post are nobody's any more: what is known is how many there were. */
function Pictures({ of: { images, deletedAt } }: { of: MessageDto }) {
  if (!deletedAt) return <PostImages images={images} />;
  return <p className="text-text-soft">{images.length === 1 ? "A picture" : `${images.length} pictures`}</p>;
}
