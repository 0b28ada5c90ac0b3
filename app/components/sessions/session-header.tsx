import type { ReactNode } from "react";
import { useParts } from "~/hooks/use-parts";
import { withParams, PATHS } from "../paths";
import { Chip } from "../ui/badge";
import { Icon } from "../ui/icon";
import { FollowButton } from "./follow-button";
import { useSessionContext } from "./session-context";
import { HostLine, KindMark, RoomLine, StatusMark } from "./session-marks";
import { listeningWords, sessionTitle } from "./session-title";

type SessionHeaderProps = {
  listening: number;
  /** Whether the viewer follows the host; null where they cannot. */
  followsHost: boolean | null;
  /** What this viewer may do with the session as a whole. */
  actions?: ReactNode;
};

/** The head of a session's page: what it is, where, whose, and who hears it. */
export function SessionHeader({ listening, followsHost, actions }: SessionHeaderProps) {
  const { rooms } = useParts();
  const { session } = useSessionContext();
  return (
    <header className="space-y-2.5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm">
        <StatusMark status={session.status} />
        <KindMark session={session} />
        {session.room ? <RoomLine room={session.room} /> : null}
        {session.status === "ENDED" ? null : (
          <span className="numerals inline-flex items-center gap-1.5 text-text-soft">
            <Icon name="headphones" size={14} /> {listeningWords(listening)}
          </span>
        )}
      </div>
      <div className="flex items-start justify-between gap-x-6 gap-y-3 sm:items-center">
        <h1 className="min-w-0 text-2xl font-extrabold wrap-anywhere sm:text-3xl">{sessionTitle(session)}</h1>
        {actions ? <div className="flex shrink-0 items-center gap-2">{actions}</div> : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        {session.hostGone ? (
          <span className="inline-flex items-center gap-2 text-text-faint">
            <Icon name="users-round" size={15} /> The host has left; the crowd carries on
          </span>
        ) : (
          <HostLine host={session.host} />
        )}
        {followsHost === null || session.hostGone ? null : (
          <FollowButton person={session.host} follows={followsHost} size="sm" />
        )}
        {session.tags.length > 0 ? (
          <ul aria-label="Tags" className="flex flex-wrap gap-1.5 max-sm:hidden">
            {session.tags.map((tag) => (
              <li key={tag}>
                <Chip {...(rooms ? { to: withParams(PATHS.discover, { q: tag }) } : {})}>{tag}</Chip>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </header>
  );
}
