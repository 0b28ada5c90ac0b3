import { cx } from "../cx";

/** Something happens now: a coral dot with a ripple, still for those who asked for less motion. */
export function LiveDot({ label, className }: { label?: string; className?: string }) {
  return (
    <span className={cx("relative inline-flex size-2", className)}>
      <span className="absolute inset-0 animate-ripple rounded-full bg-coral opacity-0" />
      <span className="relative size-2 rounded-full bg-coral" />
      {label ? <span className="sr-only">{label}</span> : null}
    </span>
  );
}

const BARS = [
  "h-[55%] [animation-delay:-0.6s]",
  "h-full [animation-delay:-0.25s]",
  "h-[70%] [animation-delay:-0.45s]",
];

/** Three bars that dance while music plays. Decorative. */
export function Equalizer({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={cx("inline-flex h-4 items-end gap-[3px] text-coral", className)}>
      {BARS.map((bar) => (
        <span key={bar} className={cx("w-[3px] origin-bottom animate-level rounded-full bg-current", bar)} />
      ))}
    </span>
  );
}
