// A light to see by from afar: whether this tab listens. Small, since every page looks at it; the player is fetched
// only when it is lit.

const KEY = "seda:player:session";
let listening = false;
const watchers = new Set<() => void>();

export function watchListening(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export const isListening = (): boolean => listening;

export function setListening(next: boolean): void {
  if (next === listening) return;
  listening = next;
  for (const watcher of watchers) watcher();
}

/** The session that this tab listened to before it was loaded again. */
export const rememberedSession = (): string | null => sessionStorage.getItem(KEY);
export const rememberListening = (sessionId: string): void => sessionStorage.setItem(KEY, sessionId);
export const forgetListening = (): void => sessionStorage.removeItem(KEY);
