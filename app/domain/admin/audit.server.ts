import { reader } from "~/db/client.server";
import type { Actor } from "../actor";
import { idFrom } from "../ids";
import { linesByNames } from "../moderation/audit-by-names.server";
import { asAdmin } from "./policy";
import type { SiteAuditDto, SiteAuditFilter } from "./schema";

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
  const roomId = await idOfRoom(filter.room);
  if (roomId === null) return { lines: [], nextCursor: null };
  const { lines, nextCursor } = await linesByNames(roomId ? { roomId } : {}, filter, page);
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

/** Null for an address that is no room's. */
async function idOfRoom(slugOrId: string | undefined): Promise<string | undefined | null> {
  if (!slugOrId) return undefined;
  const id = idFrom(slugOrId);
  if (id) return id;
  const room = await reader().room.findUnique({ where: { slug: slugOrId }, select: { id: true } });
  return room?.id ?? null;
}
