import { reader } from "~/db/client.server";
import { now } from "~/world.server";
import { USER_COLUMNS, userDto } from "../accounts/user-dto";
import { placeFrom } from "../keyset";
import { allowIn, type RoomAccess } from "../rooms/access.server";
import type { UserDto } from "../accounts/schema";

/** Somebody who is kept out of a room. */
export type BanDto = {
  userId: string;
  user: UserDto;
  until: string | null;
  reason: string | null;
  createdAt: string;
};

/**
 * A page of those who are banned from a room, the latest first.
 * @throws Refusal `invalid` (a cursor that is none), `unauthenticated`, `forbidden`
 */
export async function bansOf(
  access: RoomAccess,
  { cursor = null, limit = 50 }: { cursor?: string | null; limit?: number } = {},
): Promise<{ bans: BanDto[]; nextCursor: string | null }> {
  allowIn(access, "unban");
  const before = cursor ? placeFrom(cursor) : null;
  const rows = await reader().roomSanction.findMany({
    where: {
      ...{ roomId: access.room.id, kind: "BAN" },
      AND: [
        { OR: [{ until: null }, { until: { gt: now() } }] },
        before
          ? {
              OR: [{ createdAt: { lt: before.time } }, { createdAt: before.time, id: { lt: before.id } }],
            }
          : {},
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    include: { user: { select: USER_COLUMNS } },
  });
  const last = rows[limit - 1];
  return {
    bans: rows.slice(0, limit).map(({ userId, user, until, reason, createdAt }) => ({
      ...{ userId, user: userDto(user), reason },
      until: until?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    })),
    nextCursor: rows.length > limit && last ? `${last.createdAt.getTime()}_${last.id}` : null,
  };
}
