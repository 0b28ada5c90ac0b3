import { Link, useLocation } from "@remix-run/react";
import { useEffect } from "react";
import { player, type PlayerState } from "~/hooks/player/player-store";
import { useMediaSession } from "~/hooks/use-media-session";
import { usePlayer } from "~/hooks/use-player";
import { usePlayerKeys } from "~/hooks/use-player-keys";
import { serverClock } from "~/hooks/player/own-clock";
import { sessionPath } from "../sessions/session-paths";
import { IconButton } from "../ui/button";
import { Cover } from "../ui/cover";
import { Icon } from "../ui/icon";
import { listeningWords, sessionTitle } from "../sessions/session-title";
import { DJProgressOverlay } from "./dj-progress-overlay";
import { SessionVoice } from "./session-voice";
import { trackWords } from "./words";

const SOUNDS = new Set<PlayerState["phase"]>(["playing", "loading", "silent", "by_hand", "asking"]);

const STATES: Partial<Record<PlayerState["phase"], string>> = {
  refused: "Press play to hear it",
  elsewhere: "Plays in another tab",
  failed: "Does not play here",
  asking: "Waits for your consent on its page",
  by_hand: "Press play in the provider's player",
};

/** The session that one listens to, on every page but its own: what plays, and the way back, to silence, and out. */
export default function MinimizedDJSession({ viewerId }: { viewerId: string | null }) {
  const { phase, session: state } = usePlayer();
  const { pathname } = useLocation();
  const id = state?.session.id;
  const away = id !== undefined && pathname !== sessionPath(id);
  useMediaSession();
  usePlayerKeys(away);
  useRoomForBar(away);
  if (!state) return null;
  const { session, presence } = state;
  const track = session.nowPlayingRef;
  const sounds = SOUNDS.has(phase);
  const words =
    STATES[phase] ?? (session.status === "PAUSED" ? "The host has paused" : sessionTitle(session));
  return (
    <>
      <SessionVoice state={state} viewerId={viewerId} />
      {away ? (
        <aside
          aria-label="Player"
          className="fixed inset-x-0 bottom-[calc(var(--bar)+env(safe-area-inset-bottom))] z-30 border-t border-line bg-overlay shadow-float lg:bottom-0 lg:left-rail"
        >
          <DJProgressOverlay state={state} now={serverClock.now()} thin />
          <div className="flex items-center gap-3 px-2 py-1.5 sm:px-4">
            <Link to={sessionPath(session.id)} className="flex min-w-0 flex-1 items-center gap-3 rounded-sm">
              <Cover
                id={track?.providerId ?? session.id}
                src={track?.artwork ?? null}
                genre={session.genre}
                className="size-11 shrink-0 rounded-sleeve"
              />
              <span className="min-w-0 leading-tight">
                <span className="block truncate font-semibold">
                  {track ? trackWords(track) : "The decks are free"}
                </span>
                <span className="block truncate text-sm text-text-faint">
                  {words}
                  <span className="numerals"> · {listeningWords(presence.listening)}</span>
                </span>
              </span>
            </Link>
            <IconButton
              type="button"
              label={sounds ? "Pause for me" : phase === "elsewhere" ? "Play here" : "Play"}
              onClick={() => (sounds ? player().pause() : player().play())}
            >
              <Icon name={sounds ? "pause" : "play"} size={22} />
            </IconButton>
            <IconButton type="button" label="Stop listening" onClick={() => player().leave()}>
              <Icon name="x" size={20} />
            </IconButton>
          </div>
        </aside>
      ) : null}
    </>
  );
}

/** The page's foot and the toasts make room while the bar is there: see player.css. */
function useRoomForBar(shown: boolean): void {
  useEffect(() => {
    if (!shown) return;
    document.documentElement.dataset["player"] = "";
    return () => {
      delete document.documentElement.dataset["player"];
    };
  }, [shown]);
}
