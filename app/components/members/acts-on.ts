import type { SiteRole } from "~/domain/accounts/schema";
import type { Actor } from "~/domain/actor";
import type { RoomAction } from "~/domain/rooms/permissions";
import { may, type RoomPlace } from "~/domain/rooms/policy";
import type { Relation } from "~/domain/rooms/schema";
import { MEMBER_ACTS, type MemberAct } from "./member-acts";

/** What of a person decides about what may be done with them. */
export type Standee = {
  userId: string;
  relation: Relation;
  siteRole: SiteRole;
  mutedUntil: string | null;
  banned?: boolean;
};

const ACTION: Record<MemberAct, RoomAction> = {
  promote: "change_role",
  demote: "change_role",
  transfer: "transfer",
  mute: "mute",
  unmute: "unmute",
  kick: "kick",
  ban: "ban",
  unban: "unban",
};

/** Whether it would change anything. */
function makesSense(act: MemberAct, { relation, mutedUntil, banned }: Standee, nowMs: number): boolean {
  const muted = mutedUntil !== null && new Date(mutedUntil).getTime() > nowMs;
  switch (act) {
    case "promote":
      return relation === "MEMBER";
    case "demote":
      return relation === "MODERATOR";
    case "transfer":
    case "kick":
      return relation !== "NONE";
    case "unmute":
      return muted;
    case "unban":
      return banned === true;
    case "mute":
      return !muted && !banned;
    case "ban":
      return !banned;
  }
}

/** What the actor may do with a person in a room at a moment (milliseconds since 1970), the mildest first. */
export function actsOn(actor: Actor, place: RoomPlace, person: Standee, nowMs: number): MemberAct[] {
  return MEMBER_ACTS.filter(
    (act) => makesSense(act, person, nowMs) && may(actor, place, ACTION[act], nowMs, person),
  );
}
