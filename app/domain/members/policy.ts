import { isSiteAdmin, type Actor } from "../actor";
import { canManageRoom, canModerateRoom, type RoomPlace } from "../rooms/policy";
import type { MemberRole } from "../rooms/schema";

/** Nobody acts on the owner; a moderator not on another moderator either. */
export function canKick(actor: Actor, place: RoomPlace, target: MemberRole): boolean {
  if (target === "OWNER" || !canModerateRoom(actor, place)) return false;
  return target === "MEMBER" || canManageRoom(actor, place);
}

/** Promoting and demoting. Ownership is transferred, never given as a role. */
export function canChangeRole(actor: Actor, place: RoomPlace, target: MemberRole): boolean {
  return canManageRoom(actor, place) && target !== "OWNER";
}

/** Making somebody else the owner. */
export function canTransfer(actor: Actor, place: RoomPlace): boolean {
  return place.relation === "OWNER" || isSiteAdmin(actor);
}
