import { reader } from "~/db/client.server";
import { now } from "~/world.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import { invalid } from "../errors";
import type { RoomAccess } from "../rooms/access.server";
import type { MembershipDto } from "../rooms/schema";
import { searchKey } from "../text";
import { membershipDto } from "./membership-dto";
import type { MemberFilter } from "./schema";
import { searchMembers } from "./search.server";

export type MemberPage = { members: MembershipDto[]; nextCursor: string | null };

type Asked = MemberFilter & { cursor?: string | null; limit?: number };

/**
 * A page of a room's members: those who joined first first, or, searched by the beginning of a name, by username.
 * @param online the ids of those who are there now: what the filter `online` means
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function membersOf(
  access: RoomAccess,
  { cursor = null, limit = 50, q, role, state }: Asked = {},
  online: string[] = [],
): Promise<MemberPage> {
  const where = {
    roomId: access.room.id,
    ...(role ? { role } : {}),
    ...(state === "muted" ? { mutedUntil: { gt: now() } } : {}),
    ...(state === "online" ? { userId: { in: online } } : {}),
  };
  if (q) return searchMembers(where, access.room.memberCount, searchKey(q), cursor, limit);
  const after = cursor ? place(cursor) : null;
  const rows = await reader().roomMembership.findMany({
    where: {
      ...where,
      ...(after
        ? {
            joinedAt: { gte: after.joinedAt },
            OR: [{ joinedAt: { gt: after.joinedAt } }, { id: { gt: after.id } }],
          }
        : {}),
    },
    orderBy: [{ joinedAt: "asc" }, { id: "asc" }],
    take: limit + 1,
    include: { user: { select: USER_COLUMNS } },
  });
  const last = rows[limit - 1];
  return {
    members: rows.slice(0, limit).map((row) => membershipDto(row, row.user)),
    nextCursor: rows.length > limit && last ? `${last.joinedAt.getTime()}_${last.id}` : null,
  };
}

function place(cursor: string): { joinedAt: Date; id: string } {
  const [, time, id] = /^(\d{1,13})_([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (!time || !id) throw invalid("cursor", "This cursor is not one that was given out.");
  return { joinedAt: new Date(Number(time)), id };
}
