import { isSiteAdmin, type Actor } from "../actor";
import { forbidden, notFound, unauthenticated, type Refusal } from "../errors";
import { isMember, may, refusalOf, refusalOfMuted, type RoomPlace } from "../rooms/policy";
import { SESSION_ACTIONS, type Rule, type SessionAction, type Standing } from "./permissions";
import type { SessionStanding } from "./schema";

/** What a decision needs to know of a session and of the person's place in it. */
export type SessionPlace = {
  session: { hostId: string; isPrivate: boolean };
  /** Their place in its room; null where it stands alone. */
  room: RoomPlace | null;
  /** What they are in it besides listening; null: they have not been let in, nor joined. */
  standing: SessionStanding | null;
};

/** What is acted on: whose it is. */
export type SessionTarget = { addedBy: string } | { userId: string };

/** Whether the actor may know of the session. */
export function isVisible(actor: Actor, place: SessionPlace, nowMs: number): boolean {
  const { session, room, standing } = place;
  if (room && !may(actor, room, "see", nowMs)) return false;
  if (!session.isPrivate || isSiteAdmin(actor)) return true;
  if (!actor) return false;
  return actor.id === session.hostId || standing !== null || (room !== null && isMember(room));
}

/** Every place in which the actor stands at a moment; none to somebody who may not know of the session. */
export function standingsOf(actor: Actor, place: SessionPlace, nowMs: number): ReadonlySet<Standing> {
  if (!isVisible(actor, place, nowMs)) return new Set();
  if (!actor) return new Set(["visitor"]);
  const { session, room, standing } = place;
  const standings: [Standing, boolean][] = [
    ["listener", true],
    ["muted", isMuted(actor, room, nowMs)],
    ["co_dj", standing === "CO_DJ"],
    ["host", session.hostId === actor.id],
    ["staff", room !== null && isMember(room) && may(actor, room, "moderate_session", nowMs)],
    ["admin", isSiteAdmin(actor)],
  ];
  return new Set(standings.flatMap(([name, is]) => (is ? name : [])));
}

/** As in the room: its owner and the site's admins are beyond a mute. Outsiders of a public room can be muted too. */
function isMuted(actor: Actor, room: RoomPlace | null, nowMs: number): boolean {
  if (!room?.mutedUntil || room.relation === "OWNER" || isSiteAdmin(actor)) return false;
  return room.mutedUntil.getTime() > nowMs;
}

/**
 * Whether the table allows it.
 * @param nowMs the present, in milliseconds since 1970: mutes and bans end by themselves
 * @param target what is acted on. Without it the answer is whether there could be such a thing
 */
export function maySession(
  actor: Actor,
  place: SessionPlace,
  action: SessionAction,
  nowMs: number,
  target?: SessionTarget,
): boolean {
  const rule: Rule = SESSION_ACTIONS[action];
  const standings = standingsOf(actor, place, nowMs);
  if (rule.unmuted && standings.has("muted")) return false;
  const isOwn = target !== undefined && actor !== null && actor.id === ownerOf(target);
  if (rule.orOwn && isOwn && standings.size > 0) return true;
  if (!rule.may.some((standing) => standings.has(standing))) return false;
  return !rule.target || !target || (rule.target === "own") === isOwn;
}

const ownerOf = (target: SessionTarget) => ("addedBy" in target ? target.addedBy : target.userId);

/** Why not: what whoever may not do it is answered. */
export function refusalOfSession(
  actor: Actor,
  place: SessionPlace,
  action: SessionAction,
  nowMs: number,
): Refusal {
  const rule: Rule = SESSION_ACTIONS[action];
  const standings = standingsOf(actor, place, nowMs);
  if (standings.size === 0) return refusalOfHidden(actor, place, nowMs);
  if (standings.has("visitor")) return unauthenticated();
  if (rule.unmuted && standings.has("muted")) return refusalOfMuted(place.room!);
  return forbidden(rule.refusal);
}

/** Whoever is banned from a public room hears so at its sessions too, but of nothing that is private. */
function refusalOfHidden(actor: Actor, { session, room }: SessionPlace, nowMs: number): Refusal {
  const ofRoom = room && !session.isPrivate ? refusalOf(actor, room, "see", nowMs) : null;
  return ofRoom?.code === "forbidden" ? ofRoom : notFound("This session");
}
