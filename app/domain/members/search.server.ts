import { reader, type Client } from "~/db/client.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import { invalidCursor } from "../errors";
import { membershipDto } from "./membership-dto";
import type { MemberPage } from "./queries.server";

type Where = NonNullable<Parameters<Client["roomMembership"]["findMany"]>[0]>["where"];

/** Which members are searched. */
type Searched = {
  where: Where;
  /** Only these people's; null for all. */
  among: string[] | null;
  /** How many there are in the room. */
  members: number;
};

/** Up to so many members a room is searched by reading them; beyond, by the index of names. */
const FEW = 1000;
/** So many people with such a name are looked up among the members at once. */
const BATCH = 500;

/**
 * A page of the members whose username or display name begins so, by username.
 * @param beginning folded by searchKey, not empty
 * @param cursor the username that the page before ended with
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function searchMembers(
  { where, among, members }: Searched,
  beginning: string,
  cursor: string | null,
  limit: number,
): Promise<MemberPage> {
  if (cursor !== null && !/^[a-z0-9_]{3,30}$/.test(cursor)) throw invalidCursor();
  const wanted = among && new Set(among);
  const isWanted = (userId: string) => !wanted || wanted.has(userId);
  const found: MemberPage["members"] = [];
  let after = cursor ?? "";
  do {
    const people = members > FEW ? await peopleCalled(beginning, after) : null;
    const rows = await reader().roomMembership.findMany({
      where: {
        ...where,
        ...(people
          ? { userId: { in: people.map(({ id }) => id).filter(isWanted) } }
          : { user: { ...called(beginning), username: { gt: after } } }),
      },
      orderBy: { user: { username: "asc" } },
      // Of few, all are read, and those who are not wanted left out here: they may be more than a query takes.
      ...(wanted && !people ? {} : { take: limit + 1 - found.length }),
      include: { user: { select: USER_COLUMNS } },
    });
    found.push(...rows.filter(({ userId }) => isWanted(userId)).map((row) => membershipDto(row, row.user)));
    if (!people || people.length < BATCH) break;
    after = people.at(-1)!.username;
  } while (found.length <= limit);
  const last = found[limit - 1];
  return {
    members: found.slice(0, limit),
    nextCursor: found.length > limit && last ? last.user.username : null,
  };
}

/** Whose username or display name begins so. Both a range, which an index finds, and the beginning itself: a collation may put other texts into the range. */
export function called(beginning: string) {
  const begins = { gte: beginning, lt: `${beginning}\u{10FFFF}`, startsWith: beginning };
  return { deletedAt: null, OR: [{ username: begins }, { nameKey: begins }] };
}

/** The next people whose name begins so, by username. */
function peopleCalled(beginning: string, after: string) {
  return reader().user.findMany({
    where: { ...called(beginning), AND: [{ username: { gt: after } }] },
    orderBy: { username: "asc" },
    take: BATCH,
    select: { id: true, username: true },
  });
}
