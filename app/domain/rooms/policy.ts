import { isSiteAdmin, type Actor } from "../actor";
import { forbidden, notFound, unauthenticated, type Refusal } from "../errors";
import { HIDDEN_FROM, ROOM_ACTIONS, type RoomAction, type Rule, type Standing } from "./permissions";
import { REFUSALS } from "./refusals";
import type { Relation, RoomType } from "./schema";
import { fits, type Target } from "./targets";

/** A ban as its person is told of it. Without an end it is for ever. */
export type Ban = { until: Date | null; reason: string | null };

/** What a decision needs to know of a room and of the person's place in it. */
export type RoomPlace = {
  room: { isPrivate: boolean; type: RoomType };
  relation: Relation;
  mutedUntil: Date | null;
  ban: Ban | null;
  /** They have asked to be let in. Left out where nothing depends on it. */
  pending?: boolean;
};

/** Slow mode does not hold the owner and moderators up, nor who may do whatever an owner can. */
export const isUnhurried = (actor: Actor, { relation }: RoomPlace) =>
  relation === "OWNER" || relation === "MODERATOR" || isSiteAdmin(actor);

/** Calling everybody at once is for those who look after the room. */
export const mayMentionEveryone = isUnhurried;

export const isMember = (place: RoomPlace) => place.relation !== "NONE";

/** How the actor stands to the room at a moment (milliseconds since 1970): the column of the table. */
export function standingOf(actor: Actor, place: RoomPlace, nowMs: number): Standing {
  if (!actor) return "visitor";
  if (isSiteAdmin(actor)) return "admin";
  if (place.ban && (!place.ban.until || place.ban.until.getTime() > nowMs)) return "banned";
  if (place.relation === "NONE") return place.pending ? "pending" : "outsider";
  if (place.relation === "OWNER") return "owner";
  if (place.mutedUntil && place.mutedUntil.getTime() > nowMs) return "muted";
  return place.relation === "MODERATOR" ? "moderator" : "member";
}

/**
 * Whether the table allows it.
 * @param nowMs the present, in milliseconds since 1970: mutes and bans end by themselves
 * @param target what is acted on. Without it the answer is whether there could be such a thing
 */
export function may(
  actor: Actor,
  place: RoomPlace,
  action: RoomAction,
  nowMs: number,
  target?: Target,
): boolean {
  const rule: Rule = ROOM_ACTIONS[action];
  const standing = standingOf(actor, place, nowMs);
  if (place.room.isPrivate && HIDDEN_FROM.includes(standing)) return false;
  if (!rule.may.includes(standing)) return false;
  if (rule.inside && !isMember(place)) return false;
  if (!rule.target || !target) return true;
  return actor !== null && fits(rule.target, actor, standing, target, nowMs);
}

/** Why not: what whoever may not do it is answered. */
export function refusalOf(actor: Actor, place: RoomPlace, action: RoomAction, nowMs: number): Refusal {
  const rule: Rule = ROOM_ACTIONS[action];
  const standing = standingOf(actor, place, nowMs);
  if (place.room.isPrivate && HIDDEN_FROM.includes(standing)) return notFound("This room");
  if (standing === "visitor") return unauthenticated();
  if (standing === "banned") return forbidden(inWords("You are banned from this room", place.ban!));
  if (standing === "muted" && !rule.may.includes("muted") && rule.may.includes("member"))
    return refusalOfMuted(place);
  return forbidden(REFUSALS[action]);
}

/** What somebody is told who is muted. */
export function refusalOfMuted({ mutedUntil }: RoomPlace): Refusal {
  return forbidden(inWords("You are muted in this room", { until: mutedUntil, reason: null }));
}

function inWords(what: string, { until, reason }: Ban): string {
  const end = until ? ` until ${until.toISOString().slice(0, 16).replace("T", " ")} UTC` : "";
  return reason ? `${what}${end}: ${reason}` : `${what}${end}.`;
}

/** Only artists and admins open rooms that carry the verified mark. */
export function canCreateRoom(actor: Actor, type: RoomType): boolean {
  return actor !== null && (type !== "ARTIST" || actor.role === "ARTIST" || isSiteAdmin(actor));
}
