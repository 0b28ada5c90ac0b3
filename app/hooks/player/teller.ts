import { ask, isConnected, listen } from "../live/connection";
import type { SessionFeed } from "../live/session-feed";
import type { PlayerState } from "./player-store";

/** A gap between two tracks, or a moment of buffering, is no end of listening. In milliseconds. */
const GRACE = 4000;

/**
 * Who counts as listening: whose player plays, and who is ready to hear what comes next. Not who has stopped, whom the
 * browser made wait for a press, or who cannot play the track.
 */
const LISTENS: Record<PlayerState["phase"], boolean> = {
  playing: true,
  silent: true,
  by_hand: true,
  loading: false,
  off: false,
  refused: false,
  asking: false,
  failed: false,
  stopped: false,
  elsewhere: false,
};

/** Tells the server whether somebody listens here; the truth, once for each change and after each new connection. */
export class Teller {
  private told: string | null = null;
  private listens = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** What a server is told is forgotten with the connection. Returns the way to stop. */
  attend(feed: SessionFeed): () => void {
    // Of somebody who has not joined, nothing is believed.
    const again = () =>
      void feed.catchUp().then(() => {
        this.told = null;
        this.send(feed.id, this.listens);
      });
    const stop = listen({ connect: again }, again);
    return () => {
      stop();
      clearTimeout(this.timer);
      this.send(feed.id, false);
    };
  }

  say(sessionId: string | null, phase: PlayerState["phase"]): void {
    clearTimeout(this.timer);
    if (!sessionId) return;
    if (phase === "loading" && this.listens)
      this.timer = setTimeout(() => this.send(sessionId, false), GRACE);
    else this.send(sessionId, LISTENS[phase]);
  }

  private send(sessionId: string, playing: boolean): void {
    this.listens = playing;
    const word = `${sessionId} ${playing}`;
    if (word === this.told || !isConnected()) return;
    this.told = word;
    // Unanswered, it is said again with the next connection.
    void ask("listening", { sessionId, playing }).catch(() => undefined);
  }
}
