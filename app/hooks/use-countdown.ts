import { useEffect, useState } from "react";
import { clientNow } from "./clock";

const secondsUntil = (moment: number) => Math.max(0, Math.ceil((moment - clientNow()) / 1000));

/**
 * Counts down to a moment (milliseconds since 1970; 0 for none).
 * @returns the whole seconds left, and how many they were when the counting began
 */
export function useCountdown(until: number): { left: number; from: number } {
  const [count, setCount] = useState({ left: 0, from: 0 });
  useEffect(() => {
    const from = secondsUntil(until);
    const tick = () => {
      const left = secondsUntil(until);
      setCount((before) => (before.left === left && before.from === from ? before : { left, from }));
      if (left === 0) clearInterval(timer);
    };
    const timer = setInterval(tick, 250);
    tick();
    return () => clearInterval(timer);
  }, [until]);
  return count;
}

/** Seconds as a clock shows them: "12 s", "9:59". */
export function clockWords(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
