import { useEffect, useSyncExternalStore } from "react";
import {
  connect,
  connectionState,
  reconnect,
  subscribeToState,
  type ConnectionState,
} from "./live/connection";

/** How the line to the server is. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(subscribeToState, connectionState, () => "connecting");
}

let connectedAs: string | null | undefined;

/** Connects this page, and again when somebody else signs in here. */
export function useConnectedAs(personId: string | null): void {
  useEffect(() => {
    if (connectedAs !== undefined && connectedAs !== personId) reconnect();
    connectedAs = personId;
    void connect();
  }, [personId]);
}
