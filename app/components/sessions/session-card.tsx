import { Link } from "@remix-run/react";
import type { QueueItemDto, SessionDto } from "~/domain/sessions/schema";
import { Avatar } from "../ui/avatar";
import { Cover } from "../ui/cover";
import { Icon } from "../ui/icon";
import { Equalizer, LiveDot } from "../ui/live-marks";
import { RelativeTime } from "../ui/relative-time";
import { KindMark, ListeningMark } from "./session-marks";
import { sessionPath } from "./session-paths";
import { sessionTitle } from "./session-title";

/** One that has ended brings what was played in it. */
export type ListedSession = SessionDto & { tracklist?: QueueItemDto[] };

type SessionCardProps = { session: ListedSession; now: number; eager?: boolean };

/** A session in a list: what plays first, then whose it is. The whole card is the link. */
export function SessionCard({ session, now, eager }: SessionCardProps) {
  const { id, host, room, nowPlayingRef: track, status } = session;
  const ended = status === "ENDED";
  // What one remembers of a session that is over is its best loved track.
  const best = session.tracklist?.reduce<QueueItemDto | null>(
    (top, item) => (top && top.upvotes >= item.upvotes ? top : item),
    null,
  );
  const sleeve = track ?? best?.trackRef;
  return (
    <article className="group relative flex w-full gap-4 rounded-lg border border-line bg-card p-3 shadow-card transition duration-calm focus-within:border-line-strong hover:-translate-y-0.5 hover:border-line-strong hover:shadow-lift">
      <div className="relative size-28 shrink-0 overflow-hidden rounded-sleeve sm:size-36">
        <Cover
          id={sleeve?.providerId ?? id}
          src={sleeve?.artwork ?? null}
          genre={session.genre}
          eager={eager}
          className="size-full transition duration-calm group-hover:scale-[1.03]"
        />
        {ended ? null : (
          <span className="absolute left-2 top-2 inline-flex items-center gap-1.5 rounded-full bg-ground/85 px-2 py-0.5 text-xs font-bold text-text">
            {status === "PAUSED" ? <Icon name="pause" size={11} /> : <LiveDot />}
            {status === "PAUSED" ? "Paused" : "Live"}
          </span>
        )}
      </div>
      <div className="flex min-w-0 flex-1 flex-col">
        <KindMark session={session} />
        <h2 className="mt-0.5 line-clamp-2 text-lg leading-snug wrap-anywhere">
          <Link to={sessionPath(id)} prefetch="intent" className="covers-card outline-offset-4">
            {sessionTitle(session)}
          </Link>
        </h2>
        <p className="mt-1 flex min-w-0 items-center gap-2 text-sm text-text-soft">
          <Avatar id={host.id} src={host.avatarUrl} size="xs" />
          <span className="truncate">
            {host.displayName}
            {room ? <span className="text-text-faint"> in {room.name}</span> : null}
          </span>
        </p>
        <p className="mt-auto flex min-w-0 items-center gap-3 pt-3 text-sm text-text-faint">
          {ended ? (
            <>
              <span className="min-w-0 flex-1 truncate">{tracksIn(session.tracklist ?? [])}</span>
              {session.endedAt ? <RelativeTime iso={session.endedAt} now={now} className="numerals" /> : null}
            </>
          ) : (
            <>
              <span className="flex min-w-0 flex-1 items-center gap-2">
                {track && status === "ACTIVE" ? <Equalizer className="h-3 shrink-0" /> : null}
                <span className="truncate">
                  {track ? (
                    <>
                      <span className="sr-only">Now playing: </span>
                      {track.title}
                    </>
                  ) : (
                    "The decks are free"
                  )}
                </span>
              </span>
              <ListeningMark count={session.listening} />
            </>
          )}
        </p>
      </div>
    </article>
  );
}

/** "3 tracks: Amber, Blue, Coral", as far as there is room. */
function tracksIn(tracklist: QueueItemDto[]): string {
  if (tracklist.length === 0) return "Nothing was played";
  const titles = tracklist.map(({ trackRef }) => trackRef.title).join(", ");
  return `${tracklist.length === 1 ? "1 track" : `${tracklist.length} tracks`}: ${titles}`;
}
