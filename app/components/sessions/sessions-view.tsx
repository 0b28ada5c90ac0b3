import type { ReactNode } from "react";
import type { SessionDto } from "~/domain/sessions/schema";
import { useMorePages } from "~/hooks/use-more-pages";
import { useFrame } from "~/hooks/use-frame";
import { PATHS } from "../paths";
import { ButtonLink } from "../ui/button";
import { Icon } from "../ui/icon";
import { OlderLink } from "../ui/pagination";
import { Spinner } from "../ui/spinner";
import { Tabs } from "../ui/tabs";
import { SessionCard } from "./session-card";

/** One keyset page of sessions, as the loaders of the two lists give it. */
export type SessionsPage = {
  sessions: SessionDto[];
  /** The address of the next page, or null at the end. */
  next: string | null;
  /** Milliseconds since 1970. */
  now: number;
};

type SessionsViewProps = { page: SessionsPage; current: "live" | "ended"; empty: ReactNode };

const LEADS = {
  live: "Everybody in one hears the same second of the same track.",
  ended: "What was played, in which order, and how the crowd took it.",
};

/** The lists of sessions: those that go on now, and those that have ended. */
export function SessionsView({ page, current, empty }: SessionsViewProps) {
  const signedIn = Boolean(useFrame()?.viewer);
  const first = { items: page.sessions, next: page.next };
  const { items, next, loading, load, end } = useMorePages<SessionDto, SessionsPage>(first, (data) => ({
    items: data.sessions,
    next: data.next,
  }));
  return (
    <div className="mx-auto max-w-6xl px-4 py-5 sm:px-8 lg:py-10">
      <header className="mb-6">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div>
            <h1 className="text-3xl font-extrabold sm:text-4xl">Sessions</h1>
            <p className="mt-1.5 text-text-soft">{LEADS[current]}</p>
          </div>
          {signedIn ? (
            <ButtonLink to={PATHS.newSession}>
              <Icon name="plus" size={18} /> Start a session
            </ButtonLink>
          ) : null}
        </div>
        <Tabs
          label="Sessions"
          className="mt-5"
          tabs={[
            { to: PATHS.sessions, label: "Live now", current: current === "live" },
            { to: PATHS.endedSessions, label: "Recently ended", current: current === "ended" },
          ]}
        />
      </header>
      {items.length === 0 ? (
        empty
      ) : (
        <ul
          aria-label={current === "live" ? "Live now" : "Recently ended"}
          className="grid gap-3 sm:gap-4 xl:grid-cols-2"
        >
          {items.map((session, index) => (
            <li key={session.id} className="flex min-w-0">
              <SessionCard session={session} now={page.now} eager={index < 4} />
            </li>
          ))}
        </ul>
      )}
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
    </div>
  );
}
