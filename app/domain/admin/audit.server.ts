import { reader } from "~/db/client.server";
import type { Actor } from "../actor";
import { auditLines } from "../moderation/audit-log.server";
import { isId } from "../rooms/access.server";
import { asAdmin } from "./policy";
import type { SiteAuditDto, SiteAuditFilter } from "./schema";

const DAY = 86_400_000;
/** An id that no row has: for a name that is nobody's. */
const NOBODY = "";

/**
 * A page of what moderators and admins did on the whole site, newest first.
 * @throws Refusal `not_found` for whoever is no admin, `invalid` for a cursor that is none
 */
export async function siteAudit(
  actor: Actor,
  filter: SiteAuditFilter,
  page: { cursor?: string | null; limit?: number } = {},
): Promise<{ lines: SiteAuditDto[]; nextCursor: string | null }> {
  asAdmin(actor);
  const { action, from, to } = filter;
  const [actorId, userId, roomId] = await Promise.all([
    personId(filter.by),
    personId(filter.about),
    idOfRoom(filter.room),
  ]);
  if ([actorId, userId, roomId].includes(NOBODY)) return { lines: [], nextCursor: null };
  const { lines, nextCursor } = await auditLines(roomId ? { roomId } : {}, {
    ...{ action, actorId, userId, cursor: page.cursor ?? null },
    ...(page.limit ? { limit: page.limit } : {}),
    from: from ? new Date(from) : undefined,
    to: to ? new Date(Date.parse(to) + DAY) : undefined,
  });
  const rooms = await reader().room.findMany({
    where: { id: { in: [...new Set(lines.flatMap((line) => line.roomId ?? []))] } },
    select: { id: true, slug: true, name: true, deletedAt: true },
  });
  const byId = new Map(
    rooms.map((room) => [room.id, { ...room, deletedAt: room.deletedAt?.toISOString() ?? null }]),
  );
  return {
    lines: lines.map((line) => ({ ...line, room: (line.roomId && byId.get(line.roomId)) || null })),
    nextCursor,
  };
}

async function personId(nameOrId: string | undefined): Promise<string | undefined> {
  if (!nameOrId || isId(nameOrId)) return nameOrId?.toLowerCase();
  const username = nameOrId.replace(/^@/, "").toLowerCase();
  const user = await reader().user.findUnique({ where: { username }, select: { id: true } });
  return user?.id ?? NOBODY;
}

async function idOfRoom(slugOrId: string | undefined): Promise<string | undefined> {
  if (!slugOrId || isId(slugOrId)) return slugOrId?.toLowerCase();
  const room = await reader().room.findUnique({ where: { slug: slugOrId }, select: { id: true } });
  return room?.id ?? NOBODY;
}
