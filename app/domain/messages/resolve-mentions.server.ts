import type { Transaction } from "~/db/transaction.server";
import type { RoomAccess } from "../rooms/access.server";
import { mayMentionEveryone } from "../rooms/policy";
import { EVERYONE, namesIn, type Mention, type StoredMentions } from "./mentions";

/** In a larger room nobody calls everybody at once. */
const EVERYONE_MAX = 5000;

type Written = { access: RoomAccess; text: string | null };

/**
 * Who is meant by the names in some texts: members of the room each is written to, and nobody else. Two queries whatever
 * their number, none when no text holds a name.
 */
export async function resolveMentions(
  tx: Transaction,
  texts: Written[],
): Promise<(Omit<StoredMentions, "told"> | null)[]> {
  const named = texts.map(({ text }) => namesIn(text));
  if (named.every((names) => names.length === 0)) return named.map(() => null);
  const users = await tx.db.user.findMany({
    where: { username: { in: [...new Set(named.flat())] }, deletedAt: null },
    select: { id: true, username: true },
  });
  const roomIds = [...new Set(texts.flatMap(({ access }, at) => (named[at]!.length ? access.room.id : [])))];
  const members = await tx.db.roomMembership.findMany({
    where: { roomId: { in: roomIds }, userId: { in: users.map(({ id }) => id) } },
    select: { roomId: true, userId: true },
  });
  return texts.map(({ access }, at) => {
    const inside = (user: Mention) =>
      members.some(({ roomId, userId }) => roomId === access.room.id && userId === user.id);
    const meant = users.filter((user) => named[at]!.includes(user.username) && inside(user));
    const room = named[at]!.includes(EVERYONE) && callsEveryone(access);
    return meant.length > 0 || room ? { users: meant, room } : null;
  });
}

const callsEveryone = (access: RoomAccess) =>
  mayMentionEveryone(access.actor, access) && access.room.memberCount <= EVERYONE_MAX;
