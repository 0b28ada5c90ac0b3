import type { ReactNode } from "react";
import type { JobDto } from "~/jobs/schema";
import { dayAndTime } from "~/domain/notifications/words";
import { counted } from "../rooms/room-types";
import { Badge } from "../ui/badge";
import { RelativeTime } from "../ui/relative-time";

type JobRowProps = { job: JobDto; now: number; timeZone: string; children: ReactNode };

/** A job: what it does, how its last run ended, and when the next one is. `children`: what can be done with it. */
export function JobRow({ job, now, timeZone, children }: JobRowProps) {
  const { name, about, running, outcome, error, finishedAt, handled, dueAt } = job;
  const due = Date.parse(dueAt) <= now;
  return (
    <li className="flex items-start gap-3.5 p-3.5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold">{name}</span>
          {running ? <Badge tone="yellow">Running</Badge> : null}
          {!running && outcome === "DONE" ? <Badge tone="mint">Done</Badge> : null}
          {!running && outcome === "FAILED" ? <Badge tone="coral">Failed</Badge> : null}
        </p>
        <p className="text-text-soft">{about}</p>
        <p className="numerals text-sm text-text-faint">
          {finishedAt ? (
            <>
              Last ran <RelativeTime iso={finishedAt} now={now} timeZone={timeZone} />
              {handled === null ? null : ` and dealt with ${counted(handled, "thing")}`}
            </>
          ) : (
            "Has not run yet"
          )}
          {" · "}
          {running ? "running now" : due ? "about to run" : `next ${dayAndTime(dueAt, timeZone)}`}
        </p>
        {error ? <p className="mt-1 text-sm text-coral wrap-anywhere">{error}</p> : null}
      </div>
      {children}
    </li>
  );
}
