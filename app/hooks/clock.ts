import { useEffect, useState } from "react";

// What browser code takes from the world: time, randomness, ids. Everything asks here.

/** The browser's clock, in milliseconds since 1970. */
export const clientNow = () => Date.now();

/** A clock that nobody sets: milliseconds since the page began. On some systems it stands still while the device sleeps. */
export const steadyNow = () => performance.now();

/** An id made here, for what is written before the server has heard of it. */
export const newClientId = () => crypto.randomUUID();

/** Somewhere between half and one and a half of a time, so that many browsers do not do a thing at once. */
export const jittered = (ms: number) => ms * (0.5 + Math.random());

/** A present that goes on: begins with the server's, so that the first render is the same, then moves by half minutes. */
export function useNow(initial: number): number {
  const [now, setNow] = useState(initial);
  useEffect(() => {
    const tick = () => setNow(clientNow());
    tick();
    const timer = setInterval(tick, 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
