import { reader } from "~/db/client.server";
import { allowIn, type RoomAccess } from "./access.server";

export type RoomStats = { members: number; posts: number; replies: number; reactions: number };

/**
 * What there is in a room: members, the posts and replies that people wrote and nobody deleted, reactions to those.
 * @throws Refusal `unauthenticated`, `forbidden`
 */
export async function roomStats(access: RoomAccess): Promise<RoomStats> {
  allowIn(access, "read_stats");
  const { room } = access;
  const standing = { roomId: room.id, deletedAt: null, type: { not: "SYSTEM" as const } };
  const [posts, replies, reactions] = await Promise.all([
    reader().message.count({ where: { ...standing, parentId: null } }),
    reader().message.count({ where: { ...standing, parentId: { not: null } } }),
    reader().reaction.count({ where: { message: standing } }),
  ]);
  return { members: room.memberCount, posts, replies, reactions };
}
