import { reader } from "~/db/client.server";
import { nowMs } from "~/world.server";
import type { Actor } from "../actor";
import { accessOf } from "./access.server";
import { may, type Ban } from "./policy";

/** People are asked for so many at once. */
const AT_ONCE = 500;

/**
 * Those of the people, all together before one room's door, whom it does not let in: as roomFor would say to each. For
 * a room that is not there, all.
 */
export async function whoMayNotSee(roomId: string, actors: Actor[]): Promise<Set<Actor>> {
  const room = await reader().room.findUnique({ where: { id: roomId } });
  if (!room || room.deletedAt) return new Set(actors);
  const ids = actors.flatMap((actor) => (actor ? [actor.id] : []));
  const members = new Set<string>();
  const bans = new Map<string, Ban>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const where = { roomId, userId: { in: ids.slice(at, at + AT_ONCE) } };
    for (const { userId } of await reader().roomMembership.findMany({ where, select: { userId: true } }))
      members.add(userId);
    const found = await reader().roomSanction.findMany({
      where: { ...where, kind: "BAN" },
      select: { userId: true, until: true, reason: true },
    });
    for (const { userId, ...ban } of found) bans.set(userId, ban);
  }
  const letIn = (actor: Actor) => {
    const isMember = actor !== null && members.has(actor.id);
    const access = accessOf(actor, room, null, isMember || !actor ? null : (bans.get(actor.id) ?? null));
    return may(actor, isMember ? { ...access, relation: "MEMBER" } : access, "see", nowMs());
  };
  return new Set(actors.filter((actor) => !letIn(actor)));
}
