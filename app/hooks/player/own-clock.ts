import { clientNow, steadyNow } from "../clock";
import { ask, listen } from "../live/connection";
import { ServerClock } from "./server-clock";

/** The server's clock, for everything on this page. */
export const serverClock = new ServerClock({
  ask: async () => (await ask("clock", {})).serverTime,
  now: clientNow,
  steady: steadyNow,
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
});

/** Keeps it true, and asks anew whenever the line or the page comes back. Returns the way to stop. */
export function keepServerClock(): () => void {
  const letGo = serverClock.keep();
  const refresh = () => serverClock.refresh();
  const onVisible = () => {
    if (document.visibilityState === "visible") refresh();
  };
  document.addEventListener("visibilitychange", onVisible);
  const stop = listen({ connect: refresh });
  return () => {
    letGo();
    document.removeEventListener("visibilitychange", onVisible);
    stop();
  };
}
