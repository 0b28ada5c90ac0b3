import { reader } from "~/db/client.server";
import type { UserDto } from "../accounts/schema";
import { asUserDto, USER_COLUMNS } from "../accounts/user-dto";
import { newestFirst, olderThan, pageOf } from "../keyset";
import type { RoomAccess } from "../rooms/access.server";
import { message } from "./queries.server";
import { wholeEmoji } from "./schema";

/** Somebody who reacted. */
export type ReactorDto = { emoji: string; user: UserDto; createdAt: string };
export type ReactorPage = { reactors: ReactorDto[]; nextCursor: string | null };

/**
 * Who reacted to a message, the latest first.
 * @param emoji only those who reacted with this one; what is no emoji, nobody reacted with
 * @throws Refusal `not_found`, `invalid` for a cursor that is none
 */
export async function reactorsOf(
  access: RoomAccess,
  messageId: string,
  { emoji, cursor, limit = 50 }: { emoji?: string | null; cursor?: string | null; limit?: number } = {},
): Promise<ReactorPage> {
  const { id } = await message(access, messageId);
  const found = await reader().reaction.findMany({
    where: {
      messageId: id,
      ...(emoji ? { emoji: wholeEmoji(emoji) ?? "" } : {}),
      ...olderThan(cursor),
    },
    ...newestFirst(limit),
    include: { user: { select: USER_COLUMNS } },
  });
  const { rows, nextCursor } = pageOf(found, limit);
  const reactors = rows.map((row) => ({
    emoji: row.emoji,
    user: asUserDto(row.user),
    createdAt: row.createdAt.toISOString(),
  }));
  return { reactors, nextCursor };
}
