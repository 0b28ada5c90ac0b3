import type { TrackProvider } from "~/domain/tracks/providers";
import { SOURCES } from "./adapters/registry";

// Which companies this browser may be sent to for a track. Asked once, kept here, taken back on the player.

const KEY = "seda:player:consent";

function read(): TrackProvider[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]") as unknown;
    return Array.isArray(kept) ? (kept as TrackProvider[]) : [];
  } catch {
    return [];
  }
}

export function mayAsk(provider: TrackProvider): boolean {
  return !SOURCES[provider].asks || read().includes(provider);
}

export function setConsent(provider: TrackProvider, given: boolean): void {
  const others = read().filter((known) => known !== provider);
  localStorage.setItem(KEY, JSON.stringify(given ? [...others, provider] : others));
}

/** Those that were agreed to: what can be taken back. */
export const consents = (): TrackProvider[] => read().filter((provider) => provider in SOURCES);
