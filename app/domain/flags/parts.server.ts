import { isSiteAdmin, type Actor } from "../actor";
import { notFound } from "../errors";
import type { Who } from "./evaluate.server";
import { isOn } from "./state.server";

/** A part of the product that is there for some and not for others. */
export type Part = "rooms" | "sessions";

/**
 * Whether rooms are there for somebody: ROOMS is on for them, and they are in the rollout. Admins are in it always, so
 * that they can look at what they roll out; with ROOMS off they have none either.
 */
export function hasRooms(who: Who): boolean {
  return isOn("ROOMS", who) && (isSiteAdmin(who) || isOn("ROOMS_BETA", who));
}

/** Whether sessions are there for somebody. Those in rooms are there for whoever has rooms as well. */
export const hasSessions = (who: Who): boolean => isOn("SESSIONS", who);

export const has = (part: Part, who: Who): boolean => (part === "rooms" ? hasRooms(who) : hasSessions(who));

/** For what passes no room's or session's door. @throws Refusal `not_found` */
export function needPart(actor: Actor, part: Part): void {
  if (!has(part, actor)) throw notFound("This address");
}
