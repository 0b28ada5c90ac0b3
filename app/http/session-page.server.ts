import type { UserDto } from "~/domain/accounts/schema";
import type { SessionAccess } from "~/domain/sessions/access.server";
import type { SessionPlace } from "~/domain/sessions/policy";
import { sessionSnapshot } from "~/domain/sessions/queries.server";
import type { SessionStanding } from "~/domain/sessions/schema";
import { presenceOf } from "~/live/presence.server";
import { sessionStream } from "~/streams/names";
import { nowMs } from "~/world.server";
import { looksOf } from "./looks";

/** What every page of a session needs to decide what its viewer may do there, besides what its events tell. */
export function placeInSession({ session, room }: SessionAccess): {
  room: SessionPlace["room"];
  hasLink: boolean;
} {
  return {
    room: room && {
      room: { isPrivate: room.room.isPrivate, type: room.room.type },
      ...{ relation: room.relation, mutedUntil: room.mutedUntil, ban: null },
    },
    // A private room's sessions are for its members; its own invites let people in.
    hasLink: session.isPrivate && room?.room.isPrivate !== true,
  };
}

/** A session on one of its smaller pages, which stand still. */
export async function stillSession(access: SessionAccess, request: Request) {
  return {
    state: await sessionSnapshot(access),
    ...placeInSession(access),
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

/** Somebody in a session, and what they are there. */
export type SomebodyThere = {
  user: UserDto;
  standing: SessionStanding | "HOST";
  inBooth: boolean;
  here: boolean;
};

const RANKS = ["HOST", "CO_DJ", "INVITED", "ASKED", "GUEST"];

/** Those with a part in a session and those who are there now, the host first. */
export async function everybodyIn(access: SessionAccess): Promise<SomebodyThere[]> {
  const { session, people } = await sessionSnapshot(access);
  const here = presenceOf(sessionStream(session.id)).people;
  const byId = new Map<string, SomebodyThere>();
  const put = (user: UserDto, more: Partial<SomebodyThere>) => {
    const known = byId.get(user.id) ?? { user, standing: "GUEST" as const, inBooth: false, here: false };
    byId.set(user.id, { ...known, ...more });
  };
  for (const { user, standing, boothSince } of people) put(user, { standing, inBooth: boothSince !== null });
  for (const user of here) put(user, { here: true });
  if (!session.hostGone) put(session.host, { standing: "HOST" });
  return [...byId.values()].sort((one, other) => RANKS.indexOf(one.standing) - RANKS.indexOf(other.standing));
}
