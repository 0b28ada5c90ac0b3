import { reader } from "~/db/client.server";
import { USER_COLUMNS, userDto } from "../accounts/user-dto";
import { invalidCursor } from "../errors";
import { membersOf } from "../members/queries.server";
import { called } from "../members/search.server";
import type { RoomAccess } from "../rooms/access.server";
import { cleanLine, searchKey } from "../text";
import type { PersonHit, SearchPage } from "./schema";

/**
 * People whose username or display name begins so, by username; in a room, its members. Deleted accounts have no name.
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function searchPeople(
  access: RoomAccess | null,
  q: string,
  { cursor = null, limit = 20 }: { cursor?: string | null | undefined; limit?: number | undefined } = {},
): Promise<SearchPage<PersonHit>> {
  const beginning = searchKey(cleanLine(q.replaceAll("\u0000", ""))).replace(/^@/, "");
  if (beginning === "") return { hits: [], nextCursor: null };
  if (access) {
    const { members, nextCursor } = await membersOf(access, { q: beginning, cursor, limit });
    return { hits: members.map(({ user }) => ({ kind: "person", user })), nextCursor };
  }
  if (cursor !== null && !/^[a-z0-9_]{3,30}$/.test(cursor)) throw invalidCursor();
  const rows = await reader().user.findMany({
    where: { ...called(beginning), ...(cursor ? { AND: [{ username: { gt: cursor } }] } : {}) },
    orderBy: { username: "asc" },
    take: limit + 1,
    select: USER_COLUMNS,
  });
  const shown = rows.slice(0, limit);
  return {
    hits: shown.map((row) => ({ kind: "person", user: userDto(row) })),
    nextCursor: rows.length > limit ? shown.at(-1)!.username : null,
  };
}
