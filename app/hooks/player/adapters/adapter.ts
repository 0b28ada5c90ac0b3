import type { TrackRef } from "~/domain/tracks/schema";

/**
 * What can play a provider's tracks. One file each, named in registry.ts; nothing else knows a provider. Positions and
 * durations are in seconds, moments in milliseconds by this device's clock.
 */
export interface Adapter {
  /** Whether it plays at any rate near 1, so that small errors can be eased away unheard. */
  readonly eases: boolean;
  /** It shows the provider's own player, and only a hand can start it. */
  readonly byHand: boolean;
  /** Makes a track ready. @throws Error in words for people, where it cannot be played */
  load(track: TrackRef): Promise<void>;
  /**
   * Has `position` heard at the moment `at`; where that cannot be kept, what will be right at the moment it starts.
   * @throws PlayRefused where the browser wants a press first
   */
  playAt(position: number, at: number): Promise<void>;
  pause(): void;
  seek(position: number): void;
  setRate(rate: number): void;
  /** `volume` from 0 to 1. */
  setVolume(volume: number, muted: boolean): void;
  position(): number;
  duration(): number | null;
  /** Whether sound is coming out, or would but for the volume. */
  isPlaying(): boolean;
  /** Seconds from what `position` says to the ear, where that is known. */
  latency(): number;
  /** Makes ready what comes next, where that saves a gap. */
  preload?(track: TrackRef | null): void;
  /** Called while a press is being handled: browsers remember it for the element. */
  unlock?(): void;
  /** The element that sounds, where its sound may be looked at: same-origin audio only. */
  sound?(): HTMLAudioElement | null;
  dispose(): void;
}

/** What an adapter tells by itself. */
export type AdapterEvents = {
  /** Sound came or went: buffering, the end. */
  playing(isPlaying: boolean): void;
  /** Stopped from outside: a headphone pulled out, a press in the provider's own player. */
  stopped(): void;
  /** Put elsewhere in the track from outside. */
  moved(): void;
  duration(seconds: number): void;
  ended(): void;
  /** Cannot be played; in words for people. */
  failed(reason: string): void;
};

/** @param stage where a provider's frame goes; it is on the page and stays there */
export type OpenAdapter = (stage: HTMLElement, events: AdapterEvents) => Adapter;

/** The browser wants a press before there is sound. */
export class PlayRefused extends Error {
  constructor() {
    super("The browser waits for a press.");
  }
}
