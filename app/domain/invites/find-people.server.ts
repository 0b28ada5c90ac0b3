import { reader } from "~/db/client.server";
import type { UserDto } from "../accounts/schema";
import { USER_COLUMNS, userDto } from "../accounts/user-dto";
import { allowIn, type RoomAccess } from "../rooms/access.server";
import { cleanLine, fold } from "../text";
import { banInForce, stillOpen } from "./open-invites.server";

/** Somebody found, and what stands in the way of inviting them. */
export type FoundPerson = { user: UserDto; already: "member" | "invited" | "banned" | null };

const FOUND_MAX = 8;
/** Databases take `_` for any sign when they compare beginnings: so more are asked for, and looked over here. */
const ASKED_MAX = 64;

/**
 * People whose username begins as the text does, to invite one of them.
 * @throws Refusal `unauthenticated`, `forbidden`
 */
export async function findPeople(access: RoomAccess, text: string): Promise<FoundPerson[]> {
  allowIn(access, "invite");
  const start = fold(cleanLine(text)).replace(/^@/, "");
  if (!/^[a-z0-9_]{1,30}$/.test(start)) return [];
  const roomId = access.room.id;
  const rows = await reader().user.findMany({
    where: { username: { startsWith: start }, deletedAt: null },
    orderBy: { username: "asc" },
    take: ASKED_MAX,
    select: {
      ...USER_COLUMNS,
      memberships: { where: { roomId }, select: { id: true } },
      invites: { where: { roomId, ...stillOpen(reader()) }, select: { id: true } },
      sanctions: { where: { roomId, ...banInForce() }, select: { id: true } },
    },
  });
  const found = rows.filter(({ username }) => username.startsWith(start)).slice(0, FOUND_MAX);
  return found.map(({ memberships, invites, sanctions, ...user }) => ({
    user: userDto(user),
    already: memberships.length ? "member" : sanctions.length ? "banned" : invites.length ? "invited" : null,
  }));
}
