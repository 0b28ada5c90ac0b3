import type { ReactNode } from "react";
import { Cover } from "../ui/cover";
import { Icon } from "../ui/icon";

export type TrackCardProps = {
  /** As in TrackRef; a card without artist, artwork or duration is still a good card. */
  track: {
    providerId: string;
    url: string;
    title: string;
    artist?: string | null;
    artwork?: string | null;
    /** Seconds. */
    duration?: number | null;
  };
  /** Title and artist with something in them marked. */
  marked?: { title: ReactNode; artist: ReactNode } | null;
  /** "Spotify". */
  providerLabel: string;
  /** "Open in Spotify". */
  openLabel: string;
};

/** Minutes and seconds, as on a sleeve: "3:07". */
export function trackLength(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** A track somebody brought along. */
export function TrackCard({ track, marked, providerLabel, openLabel }: TrackCardProps) {
  return (
    <div className="flex max-w-lg items-center gap-3.5 rounded-md border border-line bg-card p-2.5 shadow-card">
      <Cover id={track.providerId} src={track.artwork} className="size-[4.5rem] shrink-0 rounded-sleeve" />
      <div className="min-w-0 flex-1">
        <p className="line-clamp-2 font-heading text-lg font-bold leading-tight wrap-anywhere">
          {marked?.title ?? track.title}
        </p>
        {track.artist ? <p className="truncate text-text-soft">{marked?.artist ?? track.artist}</p> : null}
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-sm text-text-faint">
          <span>{providerLabel}</span>
          {track.duration ? <span className="numerals">{trackLength(track.duration)}</span> : null}
          <a
            href={track.url}
            target="_blank"
            rel="noopener noreferrer"
            className="-my-2 ml-auto inline-flex min-h-9 items-center gap-1 rounded-sm px-1 font-semibold text-coral-text hover:underline"
          >
            {openLabel}
            <Icon name="arrow-up-right" size={15} />
          </a>
        </p>
      </div>
    </div>
  );
}
