import type { ReactNode } from "react";

/** Words for those who hear the page. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}

/** The first stop of the keyboard: jumps over the navigation to the element `main`. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only z-50 rounded-full bg-coral px-5 py-3 font-semibold text-on-coral focus:not-sr-only focus:fixed focus:left-4 focus:top-4 focus:px-5 focus:py-3"
    >
      Skip to content
    </a>
  );
}
