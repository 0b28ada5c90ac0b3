import type { TrackProvider } from "~/domain/tracks/providers";
import type { TrackRef } from "~/domain/tracks/schema";
import { PlayRefused, type Adapter, type AdapterEvents } from "./adapters/adapter";
import { DriftControl } from "./drift-control";
import { positionAt, type Programme } from "./programme";

/** What the deck is about. */
export type DeckPhase =
  | "off"
  /** On, and nothing is to be heard just now: between two tracks, or the host has paused. */
  | "silent"
  | "loading"
  | "playing"
  /** The browser wants a press first. */
  | "refused"
  /** The track's provider may not be asked for it yet. */
  | "asking"
  /** The provider's own player is there, and only a hand can start it. */
  | "by_hand"
  | "failed";

export type DeckState = { phase: DeckPhase; reason: string | null };

/** How the deck reaches the world; tests give their own. */
export type DeckPort = {
  clock: { now(): number; local(serverTime: number): number };
  /** This device's time. */
  now(): number;
  /** An adapter for a provider: the same one again where it plays that too. */
  adapter(provider: TrackProvider, events: AdapterEvents): Promise<Adapter>;
  /** The adapter is needed no more: nothing of it stays on the page. */
  close(): void;
  /** Whether the provider may be asked. */
  mayAsk(provider: TrackProvider): boolean;
  changed(): void;
  length(itemId: string, seconds: number): void;
  failed(itemId: string, reason: string): void;
  /** Somebody stopped the sound from outside. */
  stopped(): void;
};

/** After so many milliseconds without sound a track counts as one that cannot be played. */
const PATIENCE = 8000;
const TOO_SLOW = "It takes too long to load.";

/** Plays what is to be heard, when it is to be heard. Knows nothing of sessions, sockets or React. */
export class Deck {
  state: DeckState = { phase: "off", reason: null };
  readonly drift = new DriftControl();
  private adapter: Adapter | null = null;
  private programme: Programme | null = null;
  private on = false;
  private loaded: string | null = null;
  private told: string | null = null;
  private loadingSince = 0;
  private run = 0;
  private level = { volume: 1, muted: false };

  constructor(private readonly port: DeckPort) {}

  /** What is to be heard from now on. Said again without a change, it changes nothing. */
  want(programme: Programme | null, on: boolean): void {
    const same = on === this.on && JSON.stringify(programme) === JSON.stringify(this.programme);
    // Of a length that has become known only the end changes, which is the server's.
    const onlyLength = on === this.on && sameButLength(programme, this.programme);
    this.programme = programme;
    this.on = on;
    if (!same && !onlyLength) void this.settle();
  }

  /** What comes next is made ready where the same adapter plays it. */
  next(track: TrackRef | null): void {
    if (this.state.phase === "playing" || this.state.phase === "silent") this.adapter?.preload?.(track);
  }

  /** Begins anew: after a press, a consent, a long sleep. */
  async settle(): Promise<void> {
    const run = ++this.run;
    const { programme, port } = this;
    if (!this.on || !programme || !port.mayAsk(programme.track.provider)) {
      this.adapter?.pause();
      // A provider's own player that was taken away has to be brought again.
      if (this.adapter?.byHand) this.loaded = null;
      this.drift.forget();
      // What one no longer agrees to goes away whole.
      if (this.on && programme) this.close();
      return this.set(!this.on ? "off" : programme ? "asking" : "silent");
    }
    this.loadingSince = port.now();
    this.set("loading");
    try {
      const adapter = await port.adapter(programme.track.provider, this.events());
      if (run !== this.run) return;
      this.adapter = adapter;
      adapter.setVolume(this.level.volume, this.level.muted);
      if (this.loaded !== programme.itemId) {
        this.loaded = null;
        await adapter.load(programme.track);
        if (run !== this.run) return;
        this.loaded = programme.itemId;
      }
      if (adapter.byHand) return this.set("by_hand");
      if (programme.pausedAt !== null) {
        adapter.pause();
        adapter.seek(Math.max(0, positionAt(programme, programme.pausedAt)));
        return this.set("silent");
      }
      await this.start(adapter, programme);
      if (run === this.run) this.set(adapter.isPlaying() ? "playing" : "loading");
    } catch (error) {
      if (run !== this.run) return;
      if (error instanceof PlayRefused) return this.set("refused");
      this.fail(error instanceof Error ? error.message : "It cannot be played.");
    }
  }

  private async start(adapter: Adapter, programme: Programme): Promise<void> {
    const { clock, now } = this.port;
    // The lead-in is there for this: the first second is heard by all on its beat. Later ones join where it is by then.
    const ahead = clock.local(programme.startsAt) > now();
    const at = ahead ? clock.local(programme.startsAt) : now();
    const position = ahead ? 0 : positionAt(programme, clock.now());
    const { duration } = adapter.duration() === null ? programme : { duration: adapter.duration() };
    if (duration !== null && position >= duration) return;
    await adapter.playAt(position, at - this.drift.startLag * 1000);
    this.drift.started(now());
  }

  close(): void {
    this.adapter = null;
    this.loaded = null;
    this.port.close();
  }

  /** Looks where the sound is and brings it to where it should be; called a few times a second. */
  tick(): void {
    const { adapter, programme } = this;
    if (!this.on || !programme || programme.pausedAt !== null) return;
    const now = this.port.now();
    // What sounds is playing, whatever order its events came in.
    if (this.state.phase === "loading" && this.isLoaded() && adapter?.isPlaying()) this.set("playing");
    if (this.state.phase === "loading" && now - this.loadingSince > PATIENCE) this.tell(TOO_SLOW);
    if (this.state.phase !== "playing" || !adapter?.isPlaying()) return;
    const wanted = positionAt(programme, this.port.clock.now());
    this.drift.keep(adapter, wanted, now);
  }

  /** Goes to the right place at once. */
  resync(): void {
    if (this.state.phase === "playing") this.jump();
    else void this.settle();
  }

  private jump(): void {
    const { adapter, programme, port } = this;
    if (adapter && programme) this.drift.resync(adapter, positionAt(programme, port.clock.now()), port.now());
  }

  setVolume(volume: number, muted: boolean): void {
    this.level = { volume, muted };
    this.adapter?.setVolume(volume, muted);
  }

  unlock = (): void => this.adapter?.unlock?.();
  sound = (): HTMLAudioElement | null => this.adapter?.sound?.() ?? null;
  eases = (): boolean => this.adapter?.eases ?? true;
  /** Where the sound is, in seconds; null where there is none. */
  position = (): number | null =>
    this.state.phase === "playing" ? (this.adapter?.position() ?? null) : null;

  private isLoaded = (): boolean => this.programme !== null && this.loaded === this.programme.itemId;

  private events(): AdapterEvents {
    const current = () => this.isLoaded();
    return {
      playing: (isPlaying) => {
        if (!current() || !this.on) return;
        if (isPlaying && this.state.phase === "loading") this.set("playing");
        if (!isPlaying && this.state.phase === "playing") {
          this.loadingSince = this.port.now();
          this.set("loading");
        }
      },
      stopped: () => {
        if (current() && this.state.phase === "playing") this.port.stopped();
      },
      moved: () => {
        // A jump makes it wait for data, too.
        if (current() && (this.state.phase === "playing" || this.state.phase === "loading")) this.jump();
      },
      duration: (seconds) => {
        if (this.programme?.duration === null) this.port.length(this.programme.itemId, seconds);
      },
      ended: () => {
        if (current()) this.set("silent");
      },
      failed: (reason) => this.fail(reason),
    };
  }

  private fail(reason: string): void {
    this.set("failed", reason);
    this.tell(reason);
  }

  /** Tells once of each track that it cannot be played here. */
  private tell(reason: string): void {
    const { programme } = this;
    if (!programme || this.told === programme.itemId) return;
    this.told = programme.itemId;
    this.port.failed(programme.itemId, reason);
  }

  private set(phase: DeckPhase, reason: string | null = null): void {
    if (phase === this.state.phase && reason === this.state.reason) return;
    this.state = { phase, reason };
    this.port.changed();
  }
}

function sameButLength(one: Programme | null, other: Programme | null): boolean {
  if (!one || !other) return one === other;
  const plain = ({ duration: _, track: __, ...rest }: Programme) => JSON.stringify(rest);
  return plain(one) === plain(other);
}
