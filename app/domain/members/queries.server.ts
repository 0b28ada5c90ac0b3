import { reader } from "~/db/client.server";
import { now } from "~/world.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import { placeFrom } from "../keyset";
import type { RoomAccess } from "../rooms/access.server";
import type { MembershipDto } from "../rooms/schema";
import { searchKey } from "../text";
import { membershipDto } from "./membership-dto";
import type { MemberFilter } from "./schema";
import { searchMembers } from "./search.server";

export type MemberPage = { members: MembershipDto[]; nextCursor: string | null };

type Asked = MemberFilter & { cursor?: string | null; limit?: number };

/** So many people are looked up among the members at once: what one query takes is limited. */
const AT_ONCE = 500;

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
  };
  const among = state === "online" ? online : null;
  if (q)
    return searchMembers({ where, among, members: access.room.memberCount }, searchKey(q), cursor, limit);
  const after = cursor ? placeFrom(cursor) : null;
  const find = (some: { userId?: { in: string[] } }) =>
    reader().roomMembership.findMany({
      where: {
        ...where,
        ...some,
        ...(after
          ? {
              joinedAt: { gte: after.time },
              OR: [{ joinedAt: { gt: after.time } }, { id: { gt: after.id } }],
            }
          : {}),
      },
      orderBy: [{ joinedAt: "asc" }, { id: "asc" }],
      take: limit + 1,
      include: { user: { select: USER_COLUMNS } },
    });
  const rows = among ? await firstOf(among, find) : await find({});
  const last = rows[limit - 1];
  return {
    members: rows.slice(0, limit).map((row) => membershipDto(row, row.user)),
    nextCursor: rows.length > limit && last ? `${last.joinedAt.getTime()}_${last.id}` : null,
  };
}

/** The first of each part of the people, in the order of all: the page's are among them. */
async function firstOf<Row extends { id: string; joinedAt: Date }>(
  userIds: string[],
  find: (some: { userId: { in: string[] } }) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let at = 0; at < userIds.length; at += AT_ONCE)
    rows.push(...(await find({ userId: { in: userIds.slice(at, at + AT_ONCE) } })));
  return rows.sort((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime() || (a.id < b.id ? -1 : 1));
}
