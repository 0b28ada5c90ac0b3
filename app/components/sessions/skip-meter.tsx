import { cx } from "../cx";

type SkipMeterProps = { votes: number; needed: number };

/** Above so many votes the strokes would be too thin to count. */
const STROKES_MAX = 12;

/** How near the crowd is to skipping what plays: a stroke for each vote that it takes. */
export function SkipMeter({ votes, needed }: SkipMeterProps) {
  const words = votes === 0 ? `${needed} downvotes skip it` : `${votes} of ${needed} votes to skip`;
  return (
    <div className="min-w-0 space-y-1.5">
      <span aria-hidden="true" className="flex h-1.5 w-full min-w-24 gap-0.5 overflow-hidden rounded-full">
        {needed <= STROKES_MAX ? (
          Array.from({ length: needed }, (_, stroke) => (
            <span key={stroke} className={cx("flex-1", stroke < votes ? "bg-coral" : "bg-line-strong")} />
          ))
        ) : (
          <>
            <span className="bg-coral" style={{ flexGrow: Math.min(votes, needed) }} />
            <span className="bg-line-strong" style={{ flexGrow: Math.max(0, needed - votes) }} />
          </>
        )}
      </span>
      <span
        className={cx("numerals block truncate text-sm", votes > 0 ? "text-coral-text" : "text-text-faint")}
      >
        {words}
      </span>
    </div>
  );
}
