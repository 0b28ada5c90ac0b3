import { embedUrl } from "~/domain/tracks/providers";
import type { TrackRef } from "~/domain/tracks/schema";
import { PlayRefused, type Adapter, type AdapterEvents } from "./adapter";
import { aimed, Clocked } from "./clocked";
import { frameOn, loadScript } from "./script";

// By https://developers.soundcloud.com/docs/api/html5-widget, as far as it is used here. Its times are milliseconds.
type Progress = { currentPosition: number };
type Widget = {
  bind(event: string, then: (progress: Progress) => void): void;
  load(url: string, options: { callback(): void; auto_play: boolean }): void;
  play(): void;
  pause(): void;
  seekTo(ms: number): void;
  setVolume(percent: number): void;
  getDuration(then: (ms: number) => void): void;
};
type Api = { Widget: ((frame: HTMLIFrameElement) => Widget) & { Events: Record<string, string> } };
declare global {
  interface Window {
    SC?: Api;
  }
}

/** Without sound for so many milliseconds after the order, the browser has refused: the widget does not tell. */
const REFUSED_AFTER = 4000;

class SoundCloud implements Adapter {
  // The widget knows no rates.
  readonly eases = false;
  readonly byHand = false;
  private widget: Widget | null = null;
  private readonly clock = new Clocked();
  private seconds: number | null = null;
  private level = 100;
  private wants = false;
  private started: (() => void) | null = null;

  constructor(
    private readonly stage: HTMLElement,
    private readonly events: AdapterEvents,
  ) {}

  async load(track: TrackRef): Promise<void> {
    this.wants = false;
    this.seconds = null;
    const { widget } = this;
    if (widget)
      await new Promise<void>((done) => widget.load(track.url, { callback: done, auto_play: false }));
    else this.widget = await this.make(track);
    this.widget?.setVolume(this.level);
    this.widget?.getDuration((ms) => {
      this.seconds = ms / 1000;
      if (ms > 0) this.events.duration(ms / 1000);
    });
  }

  private async make(track: TrackRef): Promise<Widget> {
    await loadScript("https://w.soundcloud.com/player/api.js");
    const api = window.SC;
    if (!api) throw new Error("SoundCloud's player could not be loaded.");
    const frame = frameOn(
      this.stage,
      `${embedUrl(track)}&auto_play=false&visual=false`,
      "SoundCloud's player",
    );
    const widget = api.Widget(frame);
    const on = (event: string, then: (progress: Progress) => void) =>
      widget.bind(api.Widget.Events[event] ?? event, then);
    on("PLAY", ({ currentPosition }) => this.change(currentPosition, true));
    on("PLAY_PROGRESS", ({ currentPosition }) => this.change(currentPosition, true));
    on("SEEK", ({ currentPosition }) => this.clock.tell(currentPosition / 1000, this.clock.isRunning));
    on("PAUSE", ({ currentPosition }) => {
      this.clock.tell(currentPosition / 1000, false);
      if (this.wants) this.events.stopped();
    });
    on("FINISH", () => {
      this.wants = false;
      this.events.ended();
    });
    on("ERROR", () => this.events.failed("SoundCloud cannot play it here."));
    await new Promise<void>((done) => on("READY", () => done()));
    return widget;
  }

  private change(ms: number, running: boolean): void {
    const begins = running && !this.clock.isRunning;
    this.clock.tell(ms / 1000, running);
    if (!begins) return;
    this.started?.();
    this.events.playing(true);
  }

  async playAt(position: number, at: number): Promise<void> {
    const { widget } = this;
    if (!widget) return;
    this.wants = true;
    const wanted = await aimed(position, at, 0);
    if (!this.wants) return;
    const plays = new Promise<boolean>((done) => {
      this.started = () => done(true);
      setTimeout(() => done(this.clock.isRunning), REFUSED_AFTER);
    });
    widget.play();
    // Before it plays, it takes no orders where to go.
    const begins = await plays;
    if (!begins && this.wants) throw new PlayRefused();
    if (wanted > 1) widget.seekTo((await aimed(position, at, 0)) * 1000);
  }

  pause(): void {
    this.wants = false;
    this.clock.tell(this.clock.position, false);
    this.widget?.pause();
  }

  unlock = (): void => {
    if (!this.clock.isRunning) this.widget?.play();
  };
  seek = (position: number): void => this.widget?.seekTo(position * 1000);
  setRate = (): void => undefined;
  setVolume(volume: number, muted: boolean): void {
    this.level = muted ? 0 : Math.round(volume * 100);
    this.widget?.setVolume(this.level);
  }
  position = (): number => this.clock.position;
  duration = (): number | null => this.seconds;
  isPlaying = (): boolean => this.clock.isRunning;
  latency = (): number => 0;

  dispose(): void {
    this.wants = false;
    this.stage.replaceChildren();
  }
}

export const open = (stage: HTMLElement, events: AdapterEvents): Adapter => new SoundCloud(stage, events);
