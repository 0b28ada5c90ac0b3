import { reader } from "~/db/client.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import { invalid } from "../errors";
import type { RoomAccess } from "../rooms/access.server";
import type { MembershipDto } from "../rooms/schema";
import { membershipDto } from "./membership-dto";

/**
 * A page of a room's members, those who joined first first.
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function membersOf(
  access: RoomAccess,
  page: { cursor?: string | null; limit?: number } = {},
): Promise<{ members: MembershipDto[]; nextCursor: string | null }> {
  const limit = page.limit ?? 50;
  const after = page.cursor ? place(page.cursor) : null;
  const rows = await reader().roomMembership.findMany({
    where: {
      roomId: access.room.id,
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
