import type { SessionAccess } from "~/domain/sessions/access.server";
import type { SessionPlace } from "~/domain/sessions/policy";
import { sessionSnapshot } from "~/domain/sessions/queries.server";
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
