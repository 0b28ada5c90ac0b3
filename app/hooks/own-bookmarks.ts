import { useSyncExternalStore } from "react";
import { listen } from "./live/connection";

/** What this person has kept, or keeps no longer, since the page's data was loaded: told to every tab of theirs. */
const changes = new Map<string, boolean>();
const watchers = new Set<() => void>();
let listening = false;

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  if (!listening)
    listen({
      own_bookmark({ messageId, bookmarked }) {
        changes.set(messageId, bookmarked);
        for (const told of watchers) told();
      },
    });
  listening = true;
  return () => watchers.delete(watcher);
}

/** Whether the viewer keeps a message, now. */
export function useIsBookmarked({ id, bookmarked = false }: { id: string; bookmarked?: boolean }): boolean {
  return useSyncExternalStore(
    subscribe,
    () => changes.get(id) ?? bookmarked,
    () => bookmarked,
  );
}
