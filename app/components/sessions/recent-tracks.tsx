import { Link } from "@remix-run/react";
import { useState } from "react";
import type { QueueItemDto } from "~/domain/sessions/schema";
import { useSessionContext } from "./session-context";
import { historyPath } from "./session-paths";
import { Tracklist } from "./tracklist";

/** So many are shown here; the rest has a page. */
const SHOWN = 8;

type RecentTracksProps = {
  /** As of the page's load, newest first. */
  history: QueueItemDto[];
  /** What has ended last since then. */
  lastEnded: QueueItemDto | null;
};

/** What played before, to look up or to hear again. */
export function RecentTracks({ history, lastEnded }: RecentTracksProps) {
  const { session } = useSessionContext();
  const [since, setSince] = useState<QueueItemDto[]>([]);
  if (lastEnded && !since.some(({ id }) => id === lastEnded.id)) setSince([lastEnded, ...since]);
  const loaded = new Set(history.map(({ id }) => id));
  const all = [...since.filter(({ id }) => !loaded.has(id)), ...history];
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="history-title">
      <header className="flex items-baseline justify-between gap-3">
        <h2 id="history-title" className="text-xl">
          Played before
        </h2>
        <Link to={historyPath(session.id)} className="text-sm font-semibold text-text-soft hover:text-text">
          The whole list
        </Link>
      </header>
      <div className="mt-1.5">
        <Tracklist items={all.slice(0, SHOWN)} again label="Played before" />
      </div>
    </section>
  );
}
