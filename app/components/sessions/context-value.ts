import { useMemo } from "react";
import type { UserDto } from "~/domain/accounts/schema";
import type { Actor } from "~/domain/actor";
import { maySession, type SessionPlace } from "~/domain/sessions/policy";
import type { SessionDto, SessionPersonDto } from "~/domain/sessions/schema";
import { useNow } from "~/hooks/clock";
import type { SessionContextValue } from "./session-context";

type Known = {
  state: { session: SessionDto; people: SessionPersonDto[] };
  viewer: UserDto | null;
  /** The viewer's place in its room. */
  room: SessionPlace["room"];
  hasLink: boolean;
  now: number;
  timeZone: string;
};

/** Changes only when something in it does: every track on the page depends on it. */
export function useContextValue({
  state: { session, people },
  viewer,
  room,
  hasLink,
  ...loaded
}: Known): SessionContextValue {
  const { timeZone } = loaded;
  const now = useNow(loaded.now);
  return useMemo(() => {
    const actor: Actor = viewer && { ...viewer, createdAt: new Date(0), loginId: "" };
    // Whoever sees the page has been let in; only a part beyond that is told of.
    const standing = people.find(({ userId }) => userId === viewer?.id)?.standing ?? "GUEST";
    const place: SessionPlace = { session, room, standing };
    return {
      ...{ session, viewer, hasLink, now, timeZone },
      can: (action, target) => maySession(actor, place, action, now, target),
    };
  }, [session, people, viewer, room, hasLink, now, timeZone]);
}
