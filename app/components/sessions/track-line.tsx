import type { ReactNode } from "react";
import type { QueueItemDto } from "~/domain/sessions/schema";
import { PROVIDERS } from "~/domain/tracks/providers";
import { trackLength } from "../timeline/track-card";
import { Cover } from "../ui/cover";
import { useSessionContext } from "./session-context";

type TrackLineProps = {
  item: Pick<QueueItemDto, "trackRef" | "duration" | "user">;
  /** Its place, or a sign. */
  before?: ReactNode;
  /** After who brought it: when it will play, what became of it. */
  note?: ReactNode;
  /** Votes, buttons. */
  children?: ReactNode;
};

/** One track in a list: sleeve, title, artist, who brought it. */
export function TrackLine({ item, before, note, children }: TrackLineProps) {
  const { session } = useSessionContext();
  const { trackRef, duration, user } = item;
  const length = duration ?? trackRef.duration;
  return (
    <div className="flex items-center gap-3 py-2.5">
      {before}
      <Cover
        id={trackRef.providerId}
        src={trackRef.artwork ?? null}
        genre={session.genre}
        className="size-12 shrink-0 rounded-sleeve max-sm:self-start"
      />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-44">
          <p className="truncate font-semibold">
            <a
              href={trackRef.url}
              target="_blank"
              rel="noopener noreferrer"
              title={PROVIDERS[trackRef.provider].openLabel}
              className="hover:underline"
            >
              {trackRef.title}
            </a>
          </p>
          <p className="truncate text-sm text-text-soft">
            {trackRef.artist || PROVIDERS[trackRef.provider].label}
            {length ? <span className="numerals text-text-faint"> · {trackLength(length)}</span> : null}
          </p>
          <p className="truncate text-sm text-text-faint">
            {user.displayName}
            {note ? <> · {note}</> : null}
          </p>
        </div>
        {children ? <div className="flex shrink-0 items-center gap-1">{children}</div> : null}
      </div>
    </div>
  );
}
