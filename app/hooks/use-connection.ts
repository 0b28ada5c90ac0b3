import { useSyncExternalStore } from "react";
import { connectionState, subscribeToState, type ConnectionState } from "./live/connection";

/** How the line to the server is. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(subscribeToState, connectionState, () => "connecting");
}
