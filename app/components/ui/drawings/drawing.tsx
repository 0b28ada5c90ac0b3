import type { ReactNode } from "react";

type DrawingProps = {
  /** One of those beside this, each in a file of its own, so that a page carries only what it shows. */
  of: ReactNode;
  className?: string;
};

/**
 * A small picture for an empty state or an error, in the theme's own colours, on a field of 176 by 120. Decorative: the
 * words beside it say the same.
 */
export function Drawing({ of, className }: DrawingProps) {
  return (
    <svg viewBox="0 0 176 120" fill="none" aria-hidden="true" className={className}>
      {of}
    </svg>
  );
}
