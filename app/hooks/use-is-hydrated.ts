import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether a script runs this page: false in the server's HTML and in the first render of the browser. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
