import type { ReactNode } from "react";
import { useFrame } from "~/hooks/use-frame";
import { PATHS } from "../paths";
import { ButtonLink } from "../ui/button";
import { Icon } from "../ui/icon";
import { Tabs } from "../ui/tabs";
import { SessionList, type SessionsPage } from "./session-list";

type SessionsViewProps = { page: SessionsPage; current: "live" | "ended"; empty: ReactNode };

const LEADS = {
  live: "Everybody in one hears the same second of the same track.",
  ended: "What was played, in which order, and how the crowd took it.",
};
const LABELS = { live: "Live now", ended: "Recently ended" };

/** The lists of sessions: those that go on now, and those that have ended. */
export function SessionsView({ page, current, empty }: SessionsViewProps) {
  const signedIn = Boolean(useFrame()?.viewer);
  const tab = (name: typeof current, to: string) => ({ to, label: LABELS[name], current: current === name });
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
          tabs={[tab("live", PATHS.sessions), tab("ended", PATHS.endedSessions)]}
        />
      </header>
      <SessionList key={current} page={page} label={LABELS[current]} empty={empty} />
    </div>
  );
}
