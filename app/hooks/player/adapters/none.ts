import { PROVIDERS } from "~/domain/tracks/providers";
import type { TrackRef } from "~/domain/tracks/schema";
import type { Adapter } from "./adapter";

/** Providers that let nothing play from a link alone: says so, and the session goes on to the next track. */
export function open(): Adapter {
  const nothing = () => undefined;
  return {
    eases: false,
    byHand: false,
    load: ({ provider }: TrackRef) =>
      Promise.reject(new Error(`${PROVIDERS[provider].label} plays only on its own site.`)),
    playAt: () => Promise.resolve(),
    pause: nothing,
    seek: nothing,
    setRate: nothing,
    setVolume: nothing,
    position: () => 0,
    duration: () => null,
    isPlaying: () => false,
    latency: () => 0,
    dispose: nothing,
  };
}
