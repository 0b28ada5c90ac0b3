import { Link } from "@remix-run/react";
import type { MessageHit } from "~/domain/search/schema";
import { PROVIDERS } from "~/domain/tracks/providers";
import { OriginalCard } from "../reposts/original-card";
import { placePath } from "../room/room-paths";
import { PostImages } from "../timeline/post-images";
import { TrackCard } from "../timeline/track-card";
import { Avatar } from "../ui/avatar";
import { Icon } from "../ui/icon";
import { RelativeTime } from "../ui/relative-time";
import { Marked } from "./marked";

type Props = { hit: MessageHit; now: number; timeZone: string; inRoom: boolean };

/** A message that was found. The whole of it leads to its place in the timeline. */
export function MessageHitItem({ hit: { message, room, parts, trackParts }, now, timeZone, inRoom }: Props) {
  const { user, trackRef: track } = message;
  return (
    <article className="relative flex gap-3 rounded-lg p-3.5 transition hover:bg-card">
      <Avatar id={user.id} src={user.avatarUrl} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <header className="flex flex-wrap items-baseline gap-x-2">
          <h2 className="font-text text-base font-semibold wrap-anywhere">
            <Link to={placePath(room.slug, message)} className="covers-card">
              {user.displayName}
              <span className="sr-only">{message.parentId ? ", a reply" : ", a post"}</span>
            </Link>
          </h2>
          <span className="flex min-w-0 items-baseline gap-1 text-sm text-text-faint">
            {message.parentId ? <span>replied</span> : null}
            {inRoom ? null : (
              <>
                <span>in</span>
                {room.isPrivate ? (
                  <Icon name="lock" size={12} label="Private" className="self-center" />
                ) : null}
                <span className="truncate font-medium text-text-soft">{room.name}</span>
              </>
            )}
          </span>
          <span className="numerals text-sm text-text-faint">
            <RelativeTime iso={message.createdAt} now={now} timeZone={timeZone} />
          </span>
        </header>
        {parts.length > 0 ? (
          <p className="whitespace-pre-wrap wrap-anywhere">
            <Marked parts={parts} />
          </p>
        ) : null}
        {message.images.length > 0 ? (
          <div className="relative z-10 max-w-lg">
            <PostImages images={message.images} />
          </div>
        ) : null}
        {message.repost ? (
          <div className="relative z-10 mt-2 w-fit max-w-full">
            <OriginalCard original={message.repost.original} now={now} timeZone={timeZone} />
          </div>
        ) : null}
        {track ? (
          <div className="relative z-10 mt-2 w-fit max-w-full">
            <TrackCard
              track={track}
              marked={
                trackParts && {
                  title: <Marked parts={trackParts.title} />,
                  artist: <Marked parts={trackParts.artist} />,
                }
              }
              providerLabel={PROVIDERS[track.provider].label}
              openLabel={PROVIDERS[track.provider].openLabel}
            />
          </div>
        ) : null}
      </div>
    </article>
  );
}
