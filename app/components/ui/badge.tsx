import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { cx } from "../cx";

const TONES = {
  plain: "bg-raised text-text-soft",
  coral: "bg-coral/15 text-coral-text",
  mint: "bg-mint/15 text-mint-text",
  yellow: "bg-yellow/15 text-yellow-text",
} as const;

/** A word about a thing: its relation, its type, its state. */
export function Badge({ tone = "plain", children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-xs font-semibold",
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}

type UnreadBadgeProps = { count: number; of?: string; className?: string };

/** How many posts (or other things: `of`) wait. Nothing when there are none; never wider than three signs. */
export function UnreadBadge({ count, of = "unread", className }: UnreadBadgeProps) {
  if (count < 1) return null;
  return (
    <span
      className={cx(
        "numerals inline-flex h-5 min-w-5 items-center justify-center rounded-full bg-coral px-1.5 text-xs font-bold text-on-coral",
        className,
      )}
    >
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">
        {count} {of}
      </span>
    </span>
  );
}

/** A tag. With `to` it leads to what else carries it. */
export function Chip({ to, children }: { to?: string; children: ReactNode }) {
  const look =
    "inline-flex min-h-7 items-center rounded-full border border-line-strong px-3 text-sm text-text-soft";
  return to ? (
    <Link to={to} className={cx(look, "transition hover:border-text-faint hover:text-text")}>
      {children}
    </Link>
  ) : (
    <span className={look}>{children}</span>
  );
}
