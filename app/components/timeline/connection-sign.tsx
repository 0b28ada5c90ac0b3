import type { ConnectionState } from "~/hooks/live/connection";
import { cx } from "../cx";
import { LiveDot } from "../ui/live-marks";

type ConnectionSignProps = {
  state: ConnectionState;
  /** Posts that wait to be sent. */
  waiting?: number;
};

const WORDS: Record<ConnectionState, string> = {
  connecting: "Connecting",
  live: "Live",
  troubled: "Trouble on our side",
  slow: "Slow connection",
  reconnecting: "Reconnecting",
  offline: "Offline",
};

/**
 * How the line to the server is: nothing before there was one, as without JavaScript; one quiet word while all is well, a
 * plain statement when it is not.
 */
export function ConnectionSign({ state, waiting = 0 }: ConnectionSignProps) {
  if (state === "connecting" && waiting === 0) return <span role="status" className="min-h-7" />;
  const well = state === "live" && waiting === 0;
  return (
    <span
      role="status"
      className={cx(
        "inline-flex min-h-7 items-center gap-2 whitespace-nowrap rounded-full text-sm font-medium",
        well ? "text-text-faint" : "bg-yellow/15 px-3 text-yellow-text",
      )}
    >
      {state === "live" ? (
        <LiveDot />
      ) : (
        <span
          className={cx("size-2 rounded-full bg-current", state === "reconnecting" && "animate-breathe")}
        />
      )}
      <span>
        {WORDS[state]}
        {waiting > 0 ? <span className="numerals"> · {waiting} waiting</span> : null}
      </span>
    </span>
  );
}
