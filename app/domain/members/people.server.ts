import { reader } from "~/db/client.server";
import { now } from "~/world.server";
import type { UserDto } from "../accounts/schema";
import { USER_COLUMNS, userDto } from "../accounts/user-dto";
import { idFrom } from "../ids";
import type { RoomAccess } from "../rooms/access.server";
import type { Relation } from "../rooms/schema";

/** A person as they stand to a room, a member or not. */
export type RoomPerson = {
  user: UserDto;
  relation: Relation;
  joinedAt: string | null;
  mutedUntil: string | null;
  banned: boolean;
};

/** More at once are nobody's wish. */
const MOST = 50;

/** These people as they stand to the room, in the order asked; ids of nobody are left out. */
export async function peopleOf(access: RoomAccess, userIds: string[]): Promise<RoomPerson[]> {
  const ids = [...new Set(userIds.flatMap((id) => idFrom(id) ?? []))].slice(0, MOST);
  const roomId = access.room.id;
  const [users, memberships, bans] = await Promise.all([
    reader().user.findMany({ where: { id: { in: ids }, deletedAt: null }, select: USER_COLUMNS }),
    reader().roomMembership.findMany({ where: { roomId, userId: { in: ids } } }),
    reader().roomSanction.findMany({
      where: {
        ...{ roomId, userId: { in: ids }, kind: "BAN" },
        OR: [{ until: null }, { until: { gt: now() } }],
      },
    }),
  ]);
  return ids.flatMap((id) => {
    const user = users.find((one) => one.id === id);
    const membership = memberships.find((one) => one.userId === id);
    if (!user) return [];
    return {
      user: userDto(user),
      relation: membership?.role ?? "NONE",
      joinedAt: membership?.joinedAt.toISOString() ?? null,
      mutedUntil: membership?.mutedUntil?.toISOString() ?? null,
      banned: bans.some((ban) => ban.userId === id),
    };
  });
}
