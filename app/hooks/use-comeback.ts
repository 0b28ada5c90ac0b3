import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { jittered } from "./clock";
import { isReachable } from "./live/reach";

/** In milliseconds, between two looks whether the server is there again. */
const EVERY = 3000;

/** Loads a page's data once the server can be reached again. */
export function useComeback(wanted: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!wanted) return;
    const look = () => void isReachable().then((answers) => answers && revalidate());
    const timer = setInterval(look, jittered(EVERY));
    addEventListener("online", look);
    return () => {
      clearInterval(timer);
      removeEventListener("online", look);
    };
  }, [wanted, revalidate]);
}
