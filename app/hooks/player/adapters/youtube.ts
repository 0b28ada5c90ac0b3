import { embedUrl } from "~/domain/tracks/providers";
import type { TrackRef } from "~/domain/tracks/schema";
import { PlayRefused, type Adapter, type AdapterEvents } from "./adapter";
import { aimed } from "./clocked";
import { frameOn, loadScript } from "./script";

// By https://developers.google.com/youtube/iframe_api_reference, as far as it is used here.
type Player = {
  loadVideoById(request: { videoId: string; startSeconds: number }): void;
  cueVideoById(videoId: string): void;
  playVideo(): void;
  pauseVideo(): void;
  seekTo(seconds: number, allowSeekAhead: boolean): void;
  setVolume(percent: number): void;
  mute(): void;
  unMute(): void;
  getCurrentTime(): number;
  getDuration(): number;
  destroy(): void;
};
type Events = {
  onReady(): void;
  onStateChange(event: { data: number }): void;
  onError(event: { data: number }): void;
};
type Api = {
  Player: new (frame: HTMLIFrameElement, options: { events: Events }) => Player;
  ready(then: () => void): void;
};
declare global {
  interface Window {
    YT?: Api;
  }
}

const STATE = { ended: 0, playing: 1, paused: 2, buffering: 3, cued: 5 } as const;
const WHY: Record<number, string> = {
  2: "YouTube does not know this video.",
  5: "YouTube's player cannot play it here.",
  100: "The video is gone, or private.",
  101: "Its owner does not let it play outside of YouTube.",
  150: "Its owner does not let it play outside of YouTube.",
};
/** Without sound for so many milliseconds after the order, the browser has refused: YouTube does not tell. */
const REFUSED_AFTER = 4000;

class YouTube implements Adapter {
  // Its rates are few and far apart: an error is jumped over, never eased away.
  readonly eases = false;
  readonly byHand = false;
  private made: Promise<Player> | null = null;
  private player: Player | null = null;
  private state = -1;
  private wants = false;
  private started: (() => void) | null = null;

  constructor(
    private readonly stage: HTMLElement,
    private readonly events: AdapterEvents,
  ) {}

  async load(track: TrackRef): Promise<void> {
    this.wants = false;
    const known = this.player;
    if (known) return known.cueVideoById(track.providerId);
    this.made ??= this.make(track).catch((error: unknown) => {
      this.made = null;
      throw error;
    });
    this.player = await this.made;
  }

  private async make(track: TrackRef): Promise<Player> {
    await loadScript("https://www.youtube.com/iframe_api");
    const api = window.YT;
    if (!api) throw new Error("YouTube's player could not be loaded.");
    await new Promise<void>((done) => api.ready(done));
    const asked = new URLSearchParams({
      enablejsapi: "1",
      origin: location.origin,
      playsinline: "1",
      rel: "0",
    });
    const frame = frameOn(this.stage, `${embedUrl(track)}?${asked}`, "YouTube's player");
    return new Promise((done) => {
      const player: Player = new api.Player(frame, {
        events: {
          onReady: () => done(player),
          onStateChange: ({ data }) => this.change(data),
          onError: ({ data }) => this.events.failed(WHY[data] ?? "YouTube cannot play it."),
        },
      });
    });
  }

  private change(state: number): void {
    const before = this.state;
    this.state = state;
    if (state === STATE.playing) {
      this.started?.();
      this.events.duration(this.player?.getDuration() ?? 0);
      this.events.playing(true);
    }
    if (state === STATE.buffering && before === STATE.playing) this.events.playing(false);
    if (state === STATE.paused && this.wants) this.events.stopped();
    if (state === STATE.ended) this.events.ended();
  }

  async playAt(position: number, at: number): Promise<void> {
    const { player } = this;
    if (!player) return;
    this.wants = true;
    const wanted = await aimed(position, at, 0);
    if (!this.wants) return;
    player.seekTo(Math.max(0, wanted), true);
    player.playVideo();
    const plays = await new Promise<boolean>((done) => {
      if (this.state === STATE.playing) return done(true);
      this.started = () => done(true);
      setTimeout(() => done(this.state === STATE.playing || this.state === STATE.buffering), REFUSED_AFTER);
    });
    if (!plays && this.wants) throw new PlayRefused();
  }

  pause(): void {
    this.wants = false;
    this.player?.pauseVideo();
  }

  unlock(): void {
    if (this.state === STATE.paused || this.state === STATE.cued) this.player?.playVideo();
  }

  seek = (position: number): void => this.player?.seekTo(position, true);
  setRate = (): void => undefined;
  setVolume(volume: number, muted: boolean): void {
    this.player?.setVolume(Math.round(volume * 100));
    if (muted) this.player?.mute();
    else this.player?.unMute();
  }
  position = (): number => this.player?.getCurrentTime() ?? 0;
  duration = (): number | null => this.player?.getDuration() || null;
  isPlaying = (): boolean => this.state === STATE.playing;
  latency = (): number => 0;

  dispose(): void {
    this.wants = false;
    this.player?.destroy();
    this.stage.replaceChildren();
  }
}

export const open = (stage: HTMLElement, events: AdapterEvents): Adapter => new YouTube(stage, events);
