import { embedUrl, PROVIDERS } from "~/domain/tracks/providers";
import type { TrackRef } from "~/domain/tracks/schema";
import type { Adapter } from "./adapter";
import { frameOn } from "./script";

/** Providers that show their own player and take no orders: the listener presses play in it. */
export function open(stage: HTMLElement): Adapter {
  const nothing = () => undefined;
  return {
    eases: false,
    byHand: true,
    async load(track: TrackRef) {
      const src = embedUrl(track);
      if (!src) throw new Error(`${PROVIDERS[track.provider].label} has no player for it.`);
      stage.replaceChildren();
      frameOn(stage, src, `${PROVIDERS[track.provider].label}'s player`);
    },
    playAt: () => Promise.resolve(),
    // What cannot be told to stop is taken away; it comes back with the next load.
    pause: () => stage.replaceChildren(),
    seek: nothing,
    setRate: nothing,
    setVolume: nothing,
    position: () => 0,
    duration: () => null,
    isPlaying: () => false,
    latency: () => 0,
    dispose: () => stage.replaceChildren(),
  };
}
