import { useEffect, useState } from "react";
import { clientNow } from "~/hooks/clock";

/** Counts down slow mode after one's own post, so that nobody writes in vain. `wait` in whole seconds. */
export function useSlowMode(seconds: number): { wait: number; started: () => void } {
  const [until, setUntil] = useState(0);
  const [wait, setWait] = useState(0);
  useEffect(() => {
    if (until === 0) return;
    const tick = () => {
      const left = Math.max(0, Math.ceil((until - clientNow()) / 1000));
      setWait(left);
      if (left === 0) setUntil(0);
    };
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [until]);
  return { wait, started: () => seconds > 0 && setUntil(clientNow() + seconds * 1000) };
}
