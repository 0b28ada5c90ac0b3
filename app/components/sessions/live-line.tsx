import type { TrackRef } from "~/domain/tracks/schema";
import { Icon } from "../ui/icon";
import { Equalizer } from "../ui/live-marks";
import { listeningWords } from "./session-words";

/** What a room's card tells of its session. */
export type LiveSummary = { listening: number; nowPlaying: Pick<TrackRef, "title" | "artist"> | null };

/** On a room's card or row: it is live, this plays, so many hear it. */
export function LiveLine({ live }: { live: LiveSummary }) {
  return (
    <p className="flex min-w-0 items-center gap-2 text-sm font-semibold text-coral-text">
      <Equalizer className="h-3 shrink-0" />
      <span className="sr-only">Live now: </span>
      <span className="min-w-0 flex-1 truncate">{live.nowPlaying?.title ?? "Live"}</span>
      <span
        className="numerals inline-flex shrink-0 items-center gap-1 font-normal text-text-soft"
        title={listeningWords(live.listening)}
      >
        <Icon name="headphones" size={13} />
        <span aria-hidden="true">{live.listening.toLocaleString("en")}</span>
        <span className="sr-only">{listeningWords(live.listening)}</span>
      </span>
    </p>
  );
}
