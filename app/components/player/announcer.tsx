import type { SessionState } from "~/streams/session-reducer";
import { skippedWords, trackWords } from "./words";

/** For those who hear the page: what plays now, and why what played before was skipped. */
export function Announcer({ state }: { state: Pick<SessionState, "session" | "items" | "lastEnded"> }) {
  const { session, lastEnded } = state;
  const playing = session.nowPlayingRef;
  const skipped = lastEnded ? skippedWords(lastEnded) : null;
  const now = playing ? `Now playing: ${trackWords(playing)}.` : "Nothing plays now.";
  return (
    <p aria-live="polite" className="sr-only">
      {[skipped, session.status === "PAUSED" ? "The host has paused." : now].filter(Boolean).join(" ")}
    </p>
  );
}
