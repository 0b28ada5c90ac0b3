import { Link } from "@remix-run/react";
import type { LiveSession } from "~/domain/sessions/lists.server";
import { ButtonLink } from "../ui/button";
import { Cover } from "../ui/cover";
import { Icon } from "../ui/icon";
import { Equalizer } from "../ui/live-marks";
import { sessionPath } from "./session-paths";
import { listeningWords, titleOf } from "./session-title";

/** In a room: its session goes on now. */
export function SessionBanner({ session }: { session: LiveSession }) {
  const { id, name, host, nowPlaying, artwork, artId, status, listening } = session;
  return (
    <aside
      aria-label="Live now"
      className="relative flex items-center gap-3.5 rounded-lg border border-coral/40 bg-coral/10 p-3 shadow-card transition hover:border-coral/70"
    >
      <Cover id={artId} src={artwork} genre={session.genre} className="size-14 shrink-0 rounded-sleeve" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 text-sm font-semibold text-coral-text">
          {status === "PAUSED" ? <Icon name="pause" size={14} /> : <Equalizer className="h-3" />}
          {status === "PAUSED" ? "Paused" : "Live now"}
          <span className="numerals font-normal text-text-soft">· {listeningWords(listening)}</span>
        </p>
        <p className="truncate font-heading text-lg font-bold">
          <Link to={sessionPath(id)} prefetch="intent" className="covers-card">
            {titleOf(name, host)}
          </Link>
        </p>
        <p className="truncate text-sm text-text-soft">
          {nowPlaying ?? "The decks are free: bring the first track."}
        </p>
      </div>
      <ButtonLink to={sessionPath(id)} size="sm" tabIndex={-1} aria-hidden="true" className="max-sm:hidden">
        Join
      </ButtonLink>
    </aside>
  );
}
