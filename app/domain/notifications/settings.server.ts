import { reader } from "~/db/client.server";
import { inTransaction } from "~/db/transaction.server";
import type { Actor, Person } from "../actor";
import { parse } from "../parse";
import { allowIn, roomFor, signedIn, type MembershipRow, type RoomAccess } from "../rooms/access.server";
import type { NotifyLevel } from "./levels";
import type { QuietHours } from "./quiet-hours";
import { levelSchema, quietHoursSchema } from "./settings-schema";

export type RoomLevel = { room: { id: string; slug: string; name: string }; level: NotifyLevel };

/** How much each of the person's rooms tells them, by name. */
export async function roomLevels(person: Person): Promise<RoomLevel[]> {
  const rows = await reader().roomMembership.findMany({
    where: { userId: person.id, room: { deletedAt: null } },
    select: { notifyLevel: true, room: { select: { id: true, slug: true, name: true } } },
    orderBy: { room: { name: "asc" } },
  });
  return rows.map(({ room, notifyLevel }) => ({ room, level: notifyLevel }));
}

/** @throws Refusal `not_found`, `unauthenticated`, `forbidden` for somebody who is no member */
export async function roomLevel(actor: Actor, idOrSlug: string): Promise<{ level: NotifyLevel }> {
  const access = await roomFor(signedIn(actor), idOrSlug);
  return { level: ownMembership(access).notifyLevel };
}

/**
 * Sets how much a room tells the person.
 * @throws Refusal `invalid`, `unauthenticated`, `not_found`, `forbidden` for somebody who is no member
 */
export async function setRoomLevel(
  actor: Actor,
  idOrSlug: string,
  input: unknown,
): Promise<{ level: NotifyLevel }> {
  const person = signedIn(actor);
  const { level } = parse(levelSchema, input);
  await inTransaction(async (tx) => {
    const { id } = ownMembership(await roomFor(person, idOrSlug, tx));
    await tx.db.roomMembership.update({ where: { id }, data: { notifyLevel: level } });
  });
  return { level };
}

function ownMembership(access: RoomAccess): MembershipRow {
  allowIn(access, "set_level");
  return access.membership!;
}

export async function quietHoursOf(person: Person): Promise<QuietHours | null> {
  const user = await reader().user.findUnique({ where: { id: person.id }, select: { quietHours: true } });
  return (user?.quietHours ?? null) as QuietHours | null;
}

/** Sets when nothing rings, or that it always may. @throws Refusal `invalid` */
export async function setQuietHours(
  person: Person,
  input: unknown,
): Promise<{ quietHours: QuietHours | null }> {
  const { from, to, timeZone } = parse(quietHoursSchema, input);
  const quietHours = from && to ? { from, to, timeZone } : null;
  await inTransaction(async (tx) => {
    const rest = { where: { id: person.id } };
    if (quietHours) await tx.db.user.update({ ...rest, data: { quietHours } });
    else await tx.db.$executeRaw`UPDATE "users" SET "quietHours" = NULL WHERE "id" = ${person.id}`;
  });
  return { quietHours };
}
