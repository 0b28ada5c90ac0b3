import { useSessionQuality, type SessionQuality } from "~/hooks/use-session-quality";
import { cx } from "../cx";

const WORDS: Record<SessionQuality["state"], string> = {
  unknown: "Finding the beat",
  good: "In sync",
  fair: "Nearly in sync",
  poor: "Out of sync",
};

const ms = (value: number | null, sign = false): string =>
  value === null ? "?" : `${sign && value > 0 ? "+" : ""}${Math.round(value)} ms`;

/** How well this browser keeps step with the others, in a word and in numbers. */
export function DebugLine({ className }: { className?: string }) {
  const { state, offset, roundTrip, drift, rate, position, at } = useSessionQuality();
  return (
    <p
      data-testid="player-debug"
      data-offset={offset ?? ""}
      data-drift={drift ?? ""}
      data-position={position ?? ""}
      data-at={at}
      className={cx("numerals text-xs text-text-faint", className)}
    >
      <span className={cx("font-semibold", state === "poor" && "text-yellow-text")}>{WORDS[state]}</span>
      {` · clock ${ms(offset, true)} · round trip ${ms(roundTrip)} · drift ${ms(drift, true)}`}
      {rate === 1 ? "" : ` · at ${Math.round(rate * 1000) / 10} %`}
    </p>
  );
}
