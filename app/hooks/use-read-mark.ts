import { useEffect, useRef } from "react";
import { ask, isConnected } from "./live/connection";

const SETTLE = 800;

/**
 * Tells the server up to where the room is read: once it has been on the screen for a moment, or when one leaves it.
 * @param postId a thread of it, of which the same is told
 */
export function useReadMark(roomId: string, seq: number, enabled: boolean, postId?: string): void {
  const told = useRef(0);
  const shown = useRef(0);
  useEffect(() => {
    if (!enabled) return;
    const tell = () => {
      if (document.visibilityState !== "visible" || seq <= told.current) return;
      told.current = seq;
      void markRead(roomId, seq, postId);
    };
    if (document.visibilityState === "visible") shown.current = seq;
    const timer = setTimeout(tell, SETTLE);
    document.addEventListener("visibilitychange", tell);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tell);
    };
  }, [roomId, seq, enabled, postId]);
  useEffect(
    () => () => {
      if (shown.current > told.current) void markRead(roomId, shown.current, postId);
    },
    [roomId, postId],
  );
}

/** Without a connection the mark moves with the next event or the next visit. */
async function markRead(roomId: string, seq: number, postId?: string): Promise<void> {
  if (!isConnected()) return;
  const asked = postId ? ask("read_thread", { roomId, postId, seq }) : ask("read", { roomId, seq });
  await asked.catch(() => undefined);
}
