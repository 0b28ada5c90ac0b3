import type { SessionDto } from "~/domain/sessions/schema";
import { playsHere } from "~/domain/tracks/providers";
import { Icon } from "../ui/icon";

type StillPlayerProps = { session: SessionDto; now: number };

/** How one hears it without a script: from the second at which the track was when the page was loaded. */
export function StillPlayer({ session, now }: StillPlayerProps) {
  const { nowPlayingRef: track, nowPlayingStart, pausedAt } = session;
  if (!track || !nowPlayingStart) return null;
  const at = ((pausedAt ? Date.parse(pausedAt) : now) - Date.parse(nowPlayingStart)) / 1000;
  const seconds = Math.max(0, Math.floor(at));
  if (track.provider === "upload" || track.provider === "audio")
    return (
      <audio
        controls
        preload="none"
        src={`${track.url}#t=${seconds}`}
        aria-label={`Listen to ${track.title}`}
        className="h-11 w-full"
      />
    );
  return (
    <p className="flex items-center gap-2 text-sm text-text-soft">
      <Icon name="info" size={16} className="shrink-0" />
      {playsHere(track.provider)
        ? "It plays here with JavaScript; without, the link above opens it."
        : "It opens where it is from: the link above leads there."}
    </p>
  );
}
