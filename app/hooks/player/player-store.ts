import { sessionPath } from "~/components/sessions/session-paths";
import { sessionTitle } from "~/components/sessions/session-title";
import { toast } from "~/components/ui/toast-store";
import type { TrackProvider } from "~/domain/tracks/providers";
import { listen } from "../live/connection";
import type { SessionFeed, SessionFeedState } from "../live/session-feed";
import { holdSession, loadSession, sessionFeedOf } from "../live/session-line";
import { mayAsk, setConsent } from "./consent";
import type { DeckState } from "./deck";
import { keepLevel, keptLevel, type Level } from "./level";
import { forgetListening, rememberListening, setListening } from "./listening-mark";
import { tabVoice } from "./one-tab";
import { keepServerClock, serverClock } from "./own-clock";
import { ownDeck } from "./own-deck";
import { programmeOf } from "./programme";
import { Teller } from "./teller";
import { nextUp } from "./next-up";

/**
 * What the player is about. `phase` is the deck's, or: `stopped` by the listener, `elsewhere` since another tab of this
 * browser plays.
 */
export type PlayerState = {
  phase: DeckState["phase"] | "stopped" | "elsewhere";
  /** Why it failed, in words. */
  reason: string | null;
  /** The session that one listens to, kept true; null when none. */
  session: SessionFeedState | null;
} & Level;

const OFF = { phase: "off", reason: null, session: null } as const;
export const PLAYER_OFF: PlayerState = { ...OFF, volume: 1, muted: false };

/** How often the deck looks where the sound is, in milliseconds. */
const LOOK = 250;

/** The one player of this tab. It lives outside React, so that it goes on from page to page. */
class Player {
  private feed: SessionFeed | null = null;
  private halt: "stopped" | "elsewhere" | null = null;
  private level = keptLevel();
  private letGo: (() => void)[] = [];
  private state: PlayerState = { ...OFF, ...this.level };
  private readonly listeners = new Set<() => void>();
  private readonly teller = new Teller();
  private readonly voice = tabVoice(() => this.stop("elsewhere"));
  readonly deck = ownDeck({
    changed: () => this.refresh(),
    stopped: () => this.stop("stopped"),
    session: () => this.feed?.id ?? null,
  });

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  current = (): PlayerState => this.state;

  /** Listens to a session that the page shows (its feed), or to any by its id. Called while a press is being handled. */
  async tuneIn(session: SessionFeed | string): Promise<void> {
    const id = typeof session === "string" ? session : session.id;
    if (this.feed?.id === id) return this.play();
    this.deck.unlock();
    const feed = typeof session === "string" ? sessionFeedOf(await loadSession(session)) : session;
    this.leave();
    this.feed = feed;
    this.letGo = [
      keepServerClock(),
      holdSession(feed),
      feed.subscribe(() => this.follow()),
      this.teller.attend(feed),
      // What failed for want of a line may play now.
      listen({ connect: () => this.deck.state.phase === "failed" && void this.deck.settle() }),
      every(LOOK, () => this.deck.tick()),
    ];
    rememberListening(id);
    setListening(true);
    this.play();
  }

  /** Plays again: after a stop, a refusal of the browser's, or in the place of another tab. */
  play(): void {
    this.halt = null;
    this.voice.claim();
    this.deck.unlock();
    if (this.deck.state.phase === "refused" || this.deck.state.phase === "failed") void this.deck.settle();
    this.follow();
  }

  /** Falls silent; the session goes on without. */
  pause = (): void => this.stop("stopped");

  private stop(why: "stopped" | "elsewhere"): void {
    if (!this.feed) return;
    this.halt = why;
    if (why === "stopped") this.voice.release();
    this.follow();
  }

  /** Listens no more. */
  leave = (): void => {
    if (!this.feed) return;
    this.feed = null;
    this.halt = null;
    this.voice.release();
    this.deck.want(null, false);
    this.deck.close();
    for (const letGo of this.letGo) letGo();
    this.letGo = [];
    forgetListening();
    setListening(false);
    this.refresh();
  };

  setVolume(volume: number): void {
    this.setLevel({ volume: Math.min(1, Math.max(0, volume)), muted: false });
  }

  toggleMute = (): void => this.setLevel({ ...this.level, muted: !this.level.muted });

  private setLevel(level: Level): void {
    this.level = level;
    keepLevel(level);
    this.deck.setVolume(level.volume, level.muted);
    this.refresh();
  }

  /** Asks for the server's time anew and goes to the right place at once. */
  resync(): void {
    serverClock.refresh();
    this.deck.resync();
  }

  /** Whether tracks of a provider may be fetched from there; see consent.ts. */
  allow(provider: TrackProvider, given = true): void {
    setConsent(provider, given);
    void this.deck.settle();
    this.refresh();
  }

  /** The provider that waits for consent now, if one does. */
  asking = (): TrackProvider | null => {
    const provider = this.feed?.state.session.nowPlayingRef?.provider;
    return provider && !mayAsk(provider) ? provider : null;
  };

  /** What the session says has changed, or what the listener wants. */
  private follow(): void {
    const { feed } = this;
    if (!feed) return;
    const { session, items, removed } = feed.state;
    if (session.status === "ENDED") this.sayGoodbye(session);
    if (session.status === "ENDED" || removed) return this.leave();
    this.deck.setVolume(this.level.volume, this.level.muted);
    this.deck.want(programmeOf(session, items), this.halt === null);
    this.deck.next(nextUp(feed.state)?.trackRef ?? null);
    this.refresh();
  }

  /** Away from its page nothing else tells why the sound stops. */
  private sayGoodbye(session: SessionFeedState["session"]): void {
    const path = sessionPath(session.id);
    if (location.pathname !== path) toast(`${sessionTitle(session)} has ended.`, "info", path);
  }

  private refresh(): void {
    const { phase, reason } = this.deck.state;
    const session = this.feed?.state ?? null;
    this.state = session
      ? { phase: this.halt ?? phase, reason, session, ...this.level }
      : { ...OFF, ...this.level };
    this.teller.say(this.feed?.id ?? null, this.state.phase);
    for (const listener of this.listeners) listener();
  }
}

function every(ms: number, act: () => void): () => void {
  const timer = setInterval(act, ms);
  return () => clearInterval(timer);
}

let made: Player | undefined;

/** The player. In the browser only. */
export const player = (): Player => (made ??= new Player());
