import { reader, type Client } from "~/db/client.server";
import { nowMs } from "~/world.server";
import { USER_COLUMNS, userDto, type UserRow } from "../accounts/user-dto";
import { invalidCursor } from "../errors";
import { idAt } from "../keyset";
import { allowIn, type RoomAccess } from "../rooms/access.server";
import type { AuditData, AuditDto, AuditFilter } from "./schema";
import { superseded } from "./superseded.server";
import { isUndoable } from "./undoable";

type AuditRow = NonNullable<Awaited<ReturnType<Client["auditLog"]["findUnique"]>>>;
type Page = { cursor?: string | null; limit?: number };
export type AuditPage = { lines: AuditDto[]; nextCursor: string | null };

/**
 * A page of a room's log, newest first.
 * @throws Refusal `invalid` (a cursor that is none), `unauthenticated`, `forbidden`
 */
export async function auditOf(access: RoomAccess, filter: AuditFilter & Page = {}): Promise<AuditPage> {
  allowIn(access, "read_audit");
  return auditLines({ roomId: access.room.id }, filter);
}

/** A page of the log, newest first, of one room or of all. Whoever calls has made sure that it may be read. */
export async function auditLines(
  where: { roomId?: string },
  { cursor = null, limit = 50, action, actorId, userId, from, to }: AuditFilter & Page,
): Promise<AuditPage> {
  // Ids are UUIDv7: in the order of their making.
  const id = idAt(cursor);
  const before = id ? await reader().auditLog.findUnique({ where: { id } }) : null;
  if (id && !before) throw invalidCursor();
  const rows = await reader().auditLog.findMany({
    where: {
      ...where,
      ...(action ? { action } : {}),
      ...(actorId ? { actorId } : {}),
      ...(userId ? { targetUserId: userId } : {}),
      createdAt: {
        ...(from ? { gte: from } : {}),
        ...(to ? { lt: to } : {}),
        ...(before ? { lte: before.createdAt } : {}),
      },
      ...(before ? { NOT: { createdAt: before.createdAt, id: { gte: before.id } } } : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  return { lines: await withPeople(shown), nextCursor: rows.length > limit ? shown.at(-1)!.id : null };
}

/** One line, as the log shows it. */
export async function auditLine(
  id: string,
  db: Pick<Client, "auditLog" | "user"> = reader(),
): Promise<AuditDto> {
  const row = await db.auditLog.findUniqueOrThrow({ where: { id } });
  return (await withPeople([row], db))[0]!;
}

async function withPeople(
  rows: AuditRow[],
  db: Pick<Client, "auditLog" | "user"> = reader(),
): Promise<AuditDto[]> {
  const ids = [...new Set(rows.flatMap((row) => [row.actorId, row.targetUserId ?? row.actorId]))];
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: USER_COLUMNS });
  const overtaken = await superseded(db, rows);
  const byId = new Map<string, UserRow>(people.map((user) => [user.id, user]));
  return rows.map((row) => {
    const targetUser = row.targetUserId ? byId.get(row.targetUserId) : undefined;
    return {
      ...{ id: row.id, roomId: row.roomId, actorId: row.actorId, action: row.action, targetId: row.targetId },
      actor: userDto(byId.get(row.actorId)!),
      targetUser: targetUser ? userDto(targetUser) : null,
      reason: row.reason,
      data: row.data as AuditData | null,
      createdAt: row.createdAt.toISOString(),
      undoneAt: row.undoneAt?.toISOString() ?? null,
      undoable: !overtaken.has(row.id) && isUndoable({ ...row, data: row.data as AuditData | null }, nowMs()),
    };
  });
}
