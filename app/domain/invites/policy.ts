import type { Actor } from "../actor";
import { canModerateRoom, isMember, type RoomPlace } from "../rooms/policy";

/** Making invites, seeing those there are, and deciding about requests. */
export function canInvite(actor: Actor, place: RoomPlace): boolean {
  return canModerateRoom(actor, place);
}

/** Taking an invite back: moderators any, and whoever made it, as long as they are in the room. */
export function canRevokeInvite(actor: Actor, place: RoomPlace, madeBy: string): boolean {
  return canInvite(actor, place) || (isMember(place) && actor?.id === madeBy);
}
