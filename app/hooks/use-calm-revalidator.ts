import { useNavigation, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";

/** So many changes in a row are one. In milliseconds. */
const GATHER = 250;

/**
 * Loads the page's data anew, once nobody is on the way to another page: asked for in the middle of a navigation, it
 * would cut that off. And once there is a connection: data that do not come take the page away.
 */
export function useCalmRevalidator(): () => void {
  const { revalidate, state } = useRevalidator();
  const navigation = useNavigation();
  const [asked, setAsked] = useState(0);
  const [done, setDone] = useState(0);
  const idle = navigation.state === "idle" && state === "idle";
  useEffect(() => {
    if (asked === done || !idle) return;
    const load = () => {
      if (!navigator.onLine) return;
      setDone(asked);
      revalidate();
    };
    const timer = setTimeout(load, GATHER);
    addEventListener("online", load);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", load);
    };
  }, [asked, done, idle, revalidate]);
  return useCallback(() => setAsked((count) => count + 1), []);
}
