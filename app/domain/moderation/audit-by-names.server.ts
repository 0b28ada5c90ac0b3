import { reader } from "~/db/client.server";
import { idFrom } from "../ids";
import { allowIn, type RoomAccess } from "../rooms/access.server";
import { auditLines, type AuditPage } from "./audit-log.server";
import type { NamedAuditFilter } from "./named-filter";

const DAY = 86_400_000;

type Page = { cursor?: string | null; limit?: number };

/**
 * A page of a room's log as its page asks for it: people by name, days instead of moments.
 * @throws Refusal `invalid` (a cursor that is none), `unauthenticated`, `forbidden`
 */
export async function roomAudit(
  access: RoomAccess,
  filter: NamedAuditFilter,
  page: Page,
): Promise<AuditPage> {
  allowIn(access, "read_audit");
  return linesByNames({ roomId: access.room.id }, filter, page);
}

/** The same of one room or of all. Whoever calls has made sure that it may be read. A name that is nobody's has no lines. */
export async function linesByNames(
  where: { roomId?: string },
  { by, about, action, from, to }: NamedAuditFilter,
  { cursor = null, limit }: Page,
): Promise<AuditPage> {
  const [actorId, userId] = await Promise.all([personId(by), personId(about)]);
  if (actorId === null || userId === null) return { lines: [], nextCursor: null };
  return auditLines(where, {
    ...{ action, actorId, userId, cursor },
    ...(limit ? { limit } : {}),
    from: from ? new Date(from) : undefined,
    to: to ? new Date(Date.parse(to) + DAY) : undefined,
  });
}

/** Null for a name that is nobody's. */
async function personId(nameOrId: string | undefined): Promise<string | undefined | null> {
  if (!nameOrId) return undefined;
  const id = idFrom(nameOrId);
  if (id) return id;
  const username = nameOrId.replace(/^@/, "").toLowerCase();
  const user = await reader().user.findUnique({ where: { username }, select: { id: true } });
  return user?.id ?? null;
}
