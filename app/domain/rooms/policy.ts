import { isSiteAdmin, type Actor } from "../actor";
import type { Relation, RoomType } from "./schema";

/** What a decision needs to know of a room and of the person's place in it. */
export type RoomPlace = {
  room: { isPrivate: boolean; type: RoomType };
  relation: Relation;
  mutedUntil: Date | null;
};

export const isMember = (place: RoomPlace) => place.relation !== "NONE";
export const isModerator = (place: RoomPlace) => place.relation === "OWNER" || place.relation === "MODERATOR";

/** A private room does not exist for people outside it. */
export function canSeeRoom(actor: Actor, place: RoomPlace): boolean {
  return !place.room.isPrivate || isMember(place) || isSiteAdmin(actor);
}

/** Only artists and admins open rooms that carry the verified mark. */
export function canCreateRoom(actor: Actor, type: RoomType): boolean {
  return actor !== null && (type !== "ARTIST" || actor.role === "ARTIST" || isSiteAdmin(actor));
}

export function canJoinRoom(actor: Actor, place: RoomPlace): boolean {
  return actor !== null && canSeeRoom(actor, place);
}

/** Name, description, cover, slow mode, deletion. */
export function canManageRoom(actor: Actor, place: RoomPlace): boolean {
  return place.relation === "OWNER" || isSiteAdmin(actor);
}

export function canModerateRoom(actor: Actor, place: RoomPlace): boolean {
  return isModerator(place) || isSiteAdmin(actor);
}

export function canPinTrack(actor: Actor, place: RoomPlace): boolean {
  return canModerateRoom(actor, place);
}

export function isMuted(place: RoomPlace, now: Date): boolean {
  return place.mutedUntil !== null && place.mutedUntil > now;
}

/** Posting, replying, reacting. */
export function canPost(actor: Actor, place: RoomPlace, now: Date): boolean {
  return actor !== null && isMember(place) && !isMuted(place, now);
}
