import { useEffect, useState } from "react";
import type { SessionState } from "~/streams/session-reducer";
import { keepServerClock, serverClock } from "./player/own-clock";
import { positionAt, programmeOf } from "./player/programme";

export type Playback = {
  /** Seconds into the track; below zero in its lead-in. */
  elapsed: number;
  /** Seconds; null while nobody knows. */
  duration: number | null;
};

/** How often a picture of it moves, in milliseconds. */
const STEP = 500;

/**
 * Where the session's track is, whether one listens or not. Null where nothing plays.
 * @param loadedAt the server's time when the page was made: what the first render goes by
 */
export function usePlayback(
  { session, items }: Pick<SessionState, "session" | "items">,
  loadedAt: number,
): Playback | null {
  const programme = programmeOf(session, items);
  const [now, setNow] = useState(loadedAt);
  const runs = programme !== null && programme.pausedAt === null;
  useEffect(() => {
    if (!runs) return;
    const stop = keepServerClock();
    const timer = setInterval(() => setNow(serverClock.now()), STEP);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [runs]);
  if (!programme) return null;
  const { duration } = programme;
  const elapsed = positionAt(programme, now);
  return { elapsed: duration === null ? elapsed : Math.min(elapsed, duration), duration };
}
