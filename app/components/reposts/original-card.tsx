import { Link } from "@remix-run/react";
import type { OriginalDto } from "~/domain/messages/schema";
import { PROVIDERS } from "~/domain/tracks/providers";
import { placePath } from "../room/room-paths";
import { PostImages } from "../timeline/post-images";
import { RichText } from "../timeline/rich-text";
import { TrackCard } from "../timeline/track-card";
import { Avatar } from "../ui/avatar";
import { Icon } from "../ui/icon";
import { RelativeTime } from "../ui/relative-time";

type Props = {
  /** Null: it is not there for the viewer. Undefined: that is not known yet. */
  original: OriginalDto | null | undefined;
  now: number;
  timeZone: string;
};

/** The message that a repost passes on, as a card that leads to it. */
export function OriginalCard({ original, now, timeZone }: Props) {
  if (!original)
    return (
      <p
        aria-busy={original === undefined || undefined}
        className="max-w-lg rounded-md border border-line px-3.5 py-2.5 text-text-faint"
      >
        {original === null ? "This post is not here for you." : "One moment…"}
      </p>
    );
  const { user, room, text, images, trackRef: track } = original;
  return (
    <blockquote className="max-w-lg rounded-md border border-line-strong/70 px-3.5 py-2.5">
      <p className="flex items-baseline gap-x-2 text-sm">
        <Avatar id={user.id} src={user.avatarUrl} size="xs" className="self-center" />
        <Link to={placePath(room.slug, original)} className="truncate font-semibold hover:underline">
          {user.displayName}
        </Link>
        <span className="flex min-w-0 items-baseline gap-1 text-text-faint">
          in
          {room.isPrivate ? <Icon name="lock" size={12} label="Private" className="self-center" /> : null}
          <span className="truncate text-text-soft">{room.name}</span>
        </span>
        <span className="numerals shrink-0 text-text-faint">
          <RelativeTime iso={original.createdAt} now={now} timeZone={timeZone} />
          {original.editedAt ? " · edited" : null}
        </span>
      </p>
      {text ? (
        <div className="mt-1 max-h-60 overflow-y-auto">
          <RichText text={text} users={original.mentions} everyone={original.mentionsRoom} />
        </div>
      ) : null}
      {images.length > 0 ? <PostImages images={images} /> : null}
      {track ? (
        <div className="mt-2">
          <TrackCard
            track={track}
            providerLabel={PROVIDERS[track.provider].label}
            openLabel={PROVIDERS[track.provider].openLabel}
          />
        </div>
      ) : null}
    </blockquote>
  );
}
