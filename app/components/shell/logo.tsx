import { cx } from "../cx";

/** The mark: a wave of sound that carries the macron of the ā. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      fill="none"
      strokeWidth="3.2"
      strokeLinecap="round"
      aria-hidden="true"
      className={className}
    >
      <path className="stroke-coral" d="M10 4.5h12" />
      <path className="stroke-text" d="M4 18.5v2M10 13.5v12M16 10.5v18M22 13.5v12M28 18.5v2" />
    </svg>
  );
}

/** Mark and name. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-2.5 font-heading text-xl font-extrabold tracking-tight",
        className,
      )}
    >
      <LogoMark className="size-7" />
      <span className="whitespace-nowrap">
        Sedā<span className="text-coral-text">.fm</span>{" "}
        <span className="font-medium text-text-faint">Rooms</span>
      </span>
    </span>
  );
}
