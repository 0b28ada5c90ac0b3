import { useEffect, useRef } from "react";
import { ask, isConnected } from "./live/connection";

const SETTLE = 800;

/** Tells the server up to where the room is read: once it has been on the screen for a moment, or when one leaves it. */
export function useReadMark(roomId: string, seq: number, enabled: boolean): void {
  const told = useRef(0);
  const shown = useRef(0);
  useEffect(() => {
    if (!enabled) return;
    const tell = () => {
      if (document.visibilityState !== "visible" || seq <= told.current) return;
      told.current = seq;
      void markRead(roomId, seq);
    };
    if (document.visibilityState === "visible") shown.current = seq;
    const timer = setTimeout(tell, SETTLE);
    document.addEventListener("visibilitychange", tell);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tell);
    };
  }, [roomId, seq, enabled]);
  useEffect(
    () => () => {
      if (shown.current > told.current) void markRead(roomId, shown.current);
    },
    [roomId],
  );
}

/** Without a connection the mark moves with the next event or the next visit. */
async function markRead(roomId: string, seq: number): Promise<void> {
  if (isConnected()) await ask("read", { roomId, seq }).catch(() => undefined);
}
