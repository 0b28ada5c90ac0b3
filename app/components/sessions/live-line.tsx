import type { LiveSession } from "~/domain/sessions/lists.server";
import { Icon } from "../ui/icon";
import { Equalizer } from "../ui/live-marks";
import { listeningWords } from "./session-title";

/** On a room's card or row: it is live, this plays, so many hear it. */
export function LiveLine({ live }: { live: LiveSession }) {
  return (
    <p className="flex min-w-0 items-center gap-2 text-sm font-semibold text-coral-text">
      <Equalizer className="h-3 shrink-0" />
      <span className="sr-only">Live now: </span>
      <span className="min-w-0 flex-1 truncate">{live.nowPlaying ?? live.name ?? "Live now"}</span>
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
