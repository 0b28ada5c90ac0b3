import type { ReactNode } from "react";

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-w-5 items-center justify-center rounded-[0.375rem] border border-b-2 border-line-strong bg-raised px-1.5 font-text text-xs font-semibold text-text-soft">
      {children}
    </kbd>
  );
}
