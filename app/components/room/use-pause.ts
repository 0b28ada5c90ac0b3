import { useEffect, useRef, useSyncExternalStore } from "react";
import { inWords } from "~/domain/limits/in-words";
import { clientNow } from "~/hooks/clock";
import type { Outbox } from "~/hooks/live/outbox";
import { useCountdown } from "~/hooks/use-countdown";
import type { FormReply } from "~/http/forms.server";

const nothing = () => () => undefined;

/**
 * How long the room takes nothing more from the viewer: after a post in slow mode, and when the server said so.
 *
 * @param reply what a form sent without a script was answered
 * @returns `wait` in whole seconds, and what to tell those who hear the page: once at its beginning, once at its end
 */
export function usePause(
  outbox: Outbox | null,
  roomId: string,
  slowModeSeconds: number,
  reply: FormReply | undefined,
): { wait: number; told: string; started: () => void } {
  const pause = (seconds: number) => outbox?.pause(roomId, clientNow() + seconds * 1000);
  const until = useSyncExternalStore(
    outbox?.subscribe ?? nothing,
    () => outbox?.pausedUntil(roomId) ?? 0,
    () => 0,
  );
  const { left, from } = useCountdown(until);
  useEffect(() => {
    if (reply?.retryAfter && reply.error?.[""]) outbox?.pause(roomId, clientNow() + reply.retryAfter * 1000);
  }, [outbox, roomId, reply]);
  const slowBefore = useRef(slowModeSeconds);
  useEffect(() => {
    if (slowBefore.current === slowModeSeconds) return;
    slowBefore.current = slowModeSeconds;
    // The room has another pace now. Whether it lets one through, the server says.
    outbox?.release(roomId);
  }, [outbox, roomId, slowModeSeconds]);
  const told = from === 0 ? "" : left > 0 ? `You can post again in ${inWords(from)}.` : "You can post again.";
  return { wait: left, told, started: () => slowModeSeconds > 0 && pause(slowModeSeconds) };
}
