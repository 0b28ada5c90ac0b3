import type { ReactNode } from "react";
import { RelativeTime } from "../ui/relative-time";

type SystemPostProps = { children: ReactNode; iso: string; now: number; timeZone?: string };

/** What happened in the room, told in passing: joined, left, pinned. */
export function SystemPost({ children, iso, now, timeZone }: SystemPostProps) {
  return (
    <p className="flex gap-3 py-2 text-sm text-text-faint">
      <span aria-hidden="true" className="flex w-10 shrink-0 items-center justify-center">
        <span className="size-1.5 rounded-full bg-line-strong" />
      </span>
      <span className="min-w-0 flex-1 wrap-anywhere">
        {children}
        {" · "}
        <RelativeTime iso={iso} now={now} timeZone={timeZone} className="numerals" />
      </span>
    </p>
  );
}

/** The place of a removed post that others have answered. */
export function Tombstone({ id, children }: { id: string; children?: ReactNode }) {
  return (
    <article id={`post-${id}`} className="flex items-center gap-3 py-3.5 text-text-faint">
      <span
        aria-hidden="true"
        className="size-10 shrink-0 rounded-full border border-dashed border-line-strong"
      />
      <p className="min-w-0 flex-1 italic">This post was removed.</p>
      {children}
    </article>
  );
}
