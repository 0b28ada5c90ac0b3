import type { ReactNode } from "react";
import type { QueueItemDto } from "~/domain/sessions/schema";
import { PROVIDERS } from "~/domain/tracks/providers";
import { Avatar } from "../ui/avatar";
import { Cover } from "../ui/cover";
import { Drawing } from "../ui/drawings/drawing";
import { RECORD } from "../ui/drawings/record";
import { Icon } from "../ui/icon";
import { Equalizer } from "../ui/live-marks";
import { useSessionContext } from "./session-context";
import { SkipMeter } from "./skip-meter";
import { VoteButtons } from "./vote-buttons";

type NowPlayingProps = {
  /** Null: nothing plays. */
  item: QueueItemDto | null;
  /** Downvotes that skip it. */
  needed: number;
  /** Progress, and the means to hear it. */
  children: ReactNode;
  /** Skip, pause: for whom it is allowed. */
  controls: ReactNode;
};

/** The record on the deck: the one thing everybody here has in common. */
export function NowPlaying({ item, needed, children, controls }: NowPlayingProps) {
  const { session } = useSessionContext();
  if (!item) return <NothingPlays>{controls}</NothingPlays>;
  const { trackRef, user } = item;
  const { label, openLabel } = PROVIDERS[trackRef.provider];
  const paused = session.status === "PAUSED";
  return (
    <section
      aria-labelledby="now-title"
      className="relative isolate overflow-hidden rounded-lg border border-line bg-card shadow-card"
    >
      <Cover
        id={trackRef.providerId}
        src={trackRef.artwork ?? null}
        genre={session.genre}
        eager
        className="absolute inset-0 -z-20 aspect-auto size-full scale-125 opacity-45 blur-3xl saturate-150"
      />
      <div className="absolute inset-0 -z-10 bg-gradient-to-br from-card/70 via-card/85 to-card" />
      <div className="flex gap-4 p-4 sm:gap-6 sm:p-6">
        <Cover
          id={trackRef.providerId}
          src={trackRef.artwork ?? null}
          genre={session.genre}
          eager
          className="size-24 shrink-0 rounded-sleeve shadow-lift sm:size-44"
        />
        <div className="flex min-w-0 flex-1 flex-col">
          <p className="flex items-center gap-2 text-sm font-semibold text-coral-text">
            {paused ? <Icon name="pause" size={16} /> : <Equalizer />}
            {paused ? "Paused" : "Now playing"}
          </p>
          <h2 id="now-title" className="mt-1 line-clamp-3 text-xl wrap-anywhere sm:text-3xl">
            {trackRef.title}
          </h2>
          {trackRef.artist ? (
            <p className="mt-0.5 truncate text-text-soft sm:text-lg">{trackRef.artist}</p>
          ) : null}
          <p className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1 pt-3 text-sm">
            <span className="inline-flex min-w-0 items-center gap-2">
              <Avatar id={user.id} src={user.avatarUrl} size="xs" />
              <span className="truncate">
                <span className="text-text-faint">brought by </span>
                <span className="font-semibold">{user.displayName}</span>
              </span>
            </span>
            <a
              href={trackRef.url}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={openLabel}
              className="inline-flex min-h-6 items-center gap-1 rounded-sm text-text-faint hover:text-text hover:underline"
            >
              {label}
              <Icon name="arrow-up-right" size={14} />
            </a>
          </p>
        </div>
      </div>
      <div className="space-y-4 px-4 pb-4 sm:px-6 sm:pb-6">
        {children}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
          <VoteButtons item={item} size="lg" />
          <SkipMeter votes={item.downvotes} needed={needed} />
          {controls ? <div className="flex flex-wrap items-center gap-2 sm:ml-auto">{controls}</div> : null}
        </div>
      </div>
    </section>
  );
}

function NothingPlays({ children }: { children: ReactNode }) {
  const { can } = useSessionContext();
  return (
    <section
      aria-labelledby="now-title"
      className="flex flex-col items-center gap-x-8 gap-y-4 rounded-lg border border-line bg-card p-6 text-center shadow-card sm:flex-row sm:text-left"
    >
      <Drawing of={RECORD} className="w-36 shrink-0" />
      <div>
        <h2 id="now-title" className="text-2xl">
          The decks are free
        </h2>
        <p className="mt-1 text-text-soft">
          {can("add")
            ? "Paste a link below and it plays at once, for everybody here."
            : "As soon as somebody brings a track, it plays for everybody here."}
        </p>
        {children ? <div className="mt-4 flex flex-wrap gap-2 max-sm:justify-center">{children}</div> : null}
      </div>
    </section>
  );
}
