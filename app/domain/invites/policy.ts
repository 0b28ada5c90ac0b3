import type { Actor } from "../actor";
import { may, type RoomPlace } from "../rooms/policy";

/** Taking an invite back: whoever invites any, and whoever made it, as long as they are in the room. */
export function mayRevoke(actor: Actor, place: RoomPlace, madeBy: string, nowMs: number): boolean {
  if (may(actor, place, "invite", nowMs)) return true;
  return actor?.id === madeBy && may(actor, place, "revoke_own_invite", nowMs);
}
