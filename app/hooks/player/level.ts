/** How loud this browser plays, remembered over visits. */
export type Level = { volume: number; muted: boolean };

const KEY = "seda:player:level";
const FULL: Level = { volume: 1, muted: false };

export function keptLevel(): Level {
  try {
    const { volume, muted } = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Level>;
    return {
      volume: typeof volume === "number" ? Math.min(1, Math.max(0, volume)) : FULL.volume,
      muted: muted === true,
    };
  } catch {
    return FULL;
  }
}

export function keepLevel(level: Level): void {
  localStorage.setItem(KEY, JSON.stringify(level));
}
