import type { TrackRef } from "~/domain/tracks/schema";
import { clientNow } from "../../clock";
import { PlayRefused, type Adapter, type AdapterEvents } from "./adapter";
import { ready, whyNot } from "./media-ready";

/** So far ahead of now a start is aimed at, in milliseconds; each time it was missed, further. */
const AHEAD = [80, 400, 1500];

/**
 * Uploads and direct addresses, by two audio elements: one that sounds, one that makes ready what comes next. The same
 * two for as long as the page lives, since a browser that allowed an element to sound remembers it for that one.
 */
class AudioElements implements Adapter {
  readonly eases = true;
  readonly byHand = false;
  private active = new Audio();
  private spare = new Audio();
  private attempt = 0;
  /** Pauses that were our own are nothing to tell. */
  private wants = false;
  /** Jumps that were our own, and are not over yet. */
  private jumps = false;

  constructor(private readonly events: AdapterEvents) {
    for (const element of [this.active, this.spare]) this.watch(element);
    document.body.append(this.active);
  }

  private watch(element: HTMLAudioElement): void {
    element.preload = "auto";
    element.preservesPitch = true;
    const on = (name: string, act: () => void) =>
      element.addEventListener(name, () => element === this.active && act());
    on("playing", () => this.events.playing(true));
    on("waiting", () => this.events.playing(false));
    on("ended", () => this.events.ended());
    on("pause", () => this.wants && !element.ended && this.events.stopped());
    on("error", () => this.events.failed(whyNot(element)));
    on("seeked", () => {
      if (!this.jumps && this.wants) this.events.moved();
      this.jumps = false;
    });
    on("durationchange", () => {
      if (Number.isFinite(element.duration)) this.events.duration(element.duration);
    });
  }

  async load({ url }: TrackRef): Promise<void> {
    this.pause();
    const { active, spare } = this;
    if (addressOf(spare) === absolute(url) && !spare.error) {
      this.active = spare;
      this.spare = active;
      active.replaceWith(spare);
      this.setVolume(active.volume, active.muted);
    } else if (addressOf(active) !== absolute(url) || active.error) {
      active.src = url;
      active.load();
    }
    await ready(this.active, HTMLMediaElement.HAVE_METADATA);
    const { duration } = this.active;
    if (Number.isFinite(duration)) this.events.duration(duration);
  }

  preload(track: TrackRef | null): void {
    const plays = track?.provider === "upload" || track?.provider === "audio";
    if (!plays || addressOf(this.spare) === absolute(track.url)) return;
    this.spare.src = track.url;
    this.spare.load();
  }

  async playAt(position: number, at: number): Promise<void> {
    const attempt = (this.attempt += 1);
    const { active } = this;
    active.playbackRate = 1;
    for (const ahead of AHEAD) {
      const start = Math.max(at, clientNow() + ahead);
      // A place that is buffered is ready at once; any other takes as long as the line wants.
      this.seek(position + (start - at) / 1000);
      await ready(active, HTMLMediaElement.HAVE_FUTURE_DATA);
      if (attempt !== this.attempt) return;
      if (clientNow() > start && ahead !== AHEAD.at(-1)) continue;
      await until(start);
      break;
    }
    if (attempt !== this.attempt) return;
    this.wants = true;
    await active.play().catch((error: unknown) => {
      this.wants = false;
      // Called off by a pause of our own; otherwise the browser's "no", or a track that is none.
      if (isNamed(error, "AbortError")) return;
      throw isNamed(error, "NotAllowedError") ? new PlayRefused() : new Error(whyNot(active));
    });
  }

  pause(): void {
    this.attempt += 1;
    this.wants = false;
    this.active.pause();
  }

  unlock(): void {
    // A press counts for the element on which it makes something play: with nothing to play that fails, and still counts.
    for (const element of [this.active, this.spare]) {
      if (!element.paused) continue;
      const { muted } = element;
      element.muted = true;
      void element.play().catch(() => undefined);
      if (!this.wants) element.pause();
      element.muted = muted;
    }
  }

  seek(position: number): void {
    this.jumps = true;
    this.active.currentTime = position;
  }

  setRate(rate: number): void {
    this.active.playbackRate = rate;
  }

  setVolume(volume: number, muted: boolean): void {
    for (const element of [this.active, this.spare]) {
      element.volume = volume;
      element.muted = muted;
    }
  }

  position = (): number => this.active.currentTime;
  duration = (): number | null => (Number.isFinite(this.active.duration) ? this.active.duration : null);
  isPlaying = (): boolean =>
    !this.active.paused && !this.active.ended && this.active.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
  // What an element says of its place takes the device's own delay into account.
  latency = (): number => 0;

  sound(): HTMLAudioElement | null {
    return addressOf(this.active).startsWith(`${location.origin}/`) ? this.active : null;
  }

  dispose(): void {
    this.pause();
    for (const element of [this.active, this.spare]) {
      element.removeAttribute("src");
      element.load();
    }
  }
}

const absolute = (url: string): string => new URL(url, location.href).href;
const addressOf = (element: HTMLAudioElement): string => element.src;
const isNamed = (error: unknown, name: string): boolean =>
  error instanceof DOMException && error.name === name;

const until = (moment: number): Promise<void> =>
  new Promise((done) => setTimeout(done, Math.max(0, moment - clientNow())));

let elements: AudioElements | undefined;

export const open = (_stage: HTMLElement, events: AdapterEvents): Adapter =>
  (elements ??= new AudioElements(events));
