import type { SessionState } from "~/streams/session-reducer";
import { usePlayback } from "~/hooks/use-playback";
import { cx } from "../cx";
import { clock } from "./words";

type DJProgressOverlayProps = {
  state: Pick<SessionState, "session" | "items">;
  /** The server's time when the page was made. */
  now: number;
  /** Only the line, without the numbers. */
  thin?: boolean;
  className?: string;
};

/** How far the track is, and how long it goes on. */
export function DJProgressOverlay({ state, now, thin = false, className }: DJProgressOverlayProps) {
  const playback = usePlayback(state, now);
  if (!playback) return null;
  const elapsed = Math.max(0, playback.elapsed);
  const { duration } = playback;
  const left = duration === null ? null : duration - elapsed;
  const done = duration ? Math.min(1, elapsed / duration) : 0;
  return (
    <div className={className}>
      <div
        role="progressbar"
        aria-label="Progress of the track"
        aria-valuemin={0}
        aria-valuemax={duration === null ? undefined : Math.round(duration)}
        aria-valuenow={duration === null ? undefined : Math.floor(elapsed)}
        aria-valuetext={
          left === null ? `${clock(elapsed)} played` : `${clock(elapsed)} played, ${clock(left)} left`
        }
        className={cx("overflow-hidden rounded-full bg-line-strong/60", thin ? "h-0.5" : "h-1.5")}
      >
        <div
          className={cx(
            "h-full origin-left bg-coral transition-transform duration-500 ease-linear",
            duration === null && "animate-breathe",
          )}
          style={{ transform: `scaleX(${duration === null ? 1 : done})` }}
        />
      </div>
      {thin ? null : (
        <p aria-hidden="true" className="numerals mt-1.5 flex justify-between text-sm text-text-faint">
          <span>{clock(elapsed)}</span>
          {left === null ? <span>length unknown</span> : <span>-{clock(left)}</span>}
        </p>
      )}
    </div>
  );
}
