import type { ReactNode } from "react";
import { useMorePages } from "~/hooks/use-more-pages";
import { cx } from "../cx";
import { OlderLink } from "../ui/pagination";
import { Spinner } from "../ui/spinner";
import { SessionCard, type ListedSession } from "./session-card";

/** One keyset page of sessions, as the loaders of the lists give it. */
export type SessionsPage = {
  sessions: ListedSession[];
  /** The address of the next page, or null at the end. */
  next: string | null;
  /** Milliseconds since 1970. */
  now: number;
};

type SessionListProps = {
  page: SessionsPage;
  label: string;
  empty: ReactNode;
  /** On a narrow page: one below the other. */
  narrow?: boolean;
};

/** Sessions, with more of them as one comes near the end. */
export function SessionList({ page, label, empty, narrow = false }: SessionListProps) {
  const first = { items: page.sessions, next: page.next };
  const { items, next, loading, load, end } = useMorePages<ListedSession, SessionsPage>(first, (data) => ({
    items: data.sessions,
    next: data.next,
  }));
  if (items.length === 0) return empty;
  return (
    <>
      <ul aria-label={label} className={cx("grid gap-3 sm:gap-4", !narrow && "xl:grid-cols-2")}>
        {items.map((session, index) => (
          <li key={session.id} className="flex min-w-0">
            <SessionCard session={session} now={page.now} eager={index < 4} />
          </li>
        ))}
      </ul>
      <div ref={end} aria-busy={loading}>
        {loading ? (
          <p role="status" className="flex items-center justify-center gap-3 py-8 text-text-faint">
            <Spinner /> Loading more sessions
          </p>
        ) : next ? (
          <OlderLink
            to={next}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || !navigator.onLine) return;
              event.preventDefault();
              load();
            }}
          >
            More sessions
          </OlderLink>
        ) : null}
      </div>
    </>
  );
}
