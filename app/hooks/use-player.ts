import { useSyncExternalStore } from "react";
import { player, PLAYER_OFF, type PlayerState } from "./player/player-store";

const never = () => () => undefined;

/** What the player of this tab is about; see player-store.ts for what it can be told. */
export function usePlayer(): PlayerState {
  return useSyncExternalStore(
    (watcher) => player().subscribe(watcher),
    () => player().current(),
    () => PLAYER_OFF,
  );
}

/** Whether the page runs in a browser, where there is a player; false in the server's HTML and the first render. */
export const useHasPlayer = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
