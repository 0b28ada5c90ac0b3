import { createContext, useContext } from "react";
import type { UserDto } from "~/domain/accounts/schema";
import type { SessionAction } from "~/domain/sessions/permissions";
import type { SessionTarget } from "~/domain/sessions/policy";
import type { SessionDto } from "~/domain/sessions/schema";

/** What everything on a session's page needs to know. */
export type SessionContextValue = {
  session: SessionDto;
  viewer: UserDto | null;
  /** It is private and can be shared by a link: not so in a private room, which has its own. */
  hasLink: boolean;
  /** Whether the viewer may do it now. */
  can: (action: SessionAction, target?: SessionTarget) => boolean;
  /** Milliseconds since 1970. */
  now: number;
  timeZone: string;
};

const SessionContext = createContext<SessionContextValue | null>(null);

export const SessionProvider = SessionContext.Provider;

export function useSessionContext(): SessionContextValue {
  const value = useContext(SessionContext);
  if (!value) throw new Error("Only inside a session's page.");
  return value;
}
