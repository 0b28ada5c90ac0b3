import type { Transaction } from "~/db/transaction.server";
import { appendToRoom } from "~/streams/room-log.server";
import { newId } from "~/world.server";
import { repostAsAllSee } from "./originals.server";

/** More are not told at once; they show it when they are next read. */
const TOLD_MAX = 500;

/** Tells the rooms into which a message was reposted that it is another now, or gone, or there again. */
export async function tellReposts(
  tx: Transaction,
  original: { id: string; roomId: string | null },
): Promise<void> {
  if (!original.roomId) return;
  const of = { id: original.id, roomId: original.roomId };
  const where = { repostRoomId: of.roomId, repostOfId: of.id, deletedAt: null };
  for (const [roomId, messageIds] of await repostsByRoom(tx, where)) {
    const repost = await repostAsAllSee(tx.db, roomId, of, newId());
    await appendToRoom(tx, roomId, "original_changed", { messageIds, repost });
  }
}

/** Tells where messages of a room were reposted that more may read the room now, or fewer, or nobody. */
export async function tellRepostsFrom(tx: Transaction, roomId: string, isGone: boolean): Promise<void> {
  const where = { repostRoomId: roomId, roomId: { not: roomId }, deletedAt: null };
  for (const [room, messageIds] of await repostsByRoom(tx, where)) {
    const repost = { original: null, ...(isGone ? {} : { ask: newId() }) };
    await appendToRoom(tx, room, "original_changed", { messageIds, repost });
  }
}

type Where = NonNullable<Parameters<Transaction["db"]["message"]["findMany"]>[0]>["where"];

async function repostsByRoom(tx: Transaction, where: Where): Promise<[string, string[]][]> {
  const rows = await tx.db.message.findMany({
    where: { ...where },
    orderBy: { createdAt: "desc" },
    take: TOLD_MAX,
    select: { id: true, roomId: true },
  });
  const rooms = new Map<string, string[]>();
  for (const { id, roomId } of rows) if (roomId) rooms.set(roomId, [...(rooms.get(roomId) ?? []), id]);
  // In one order for everybody, as each waits for the head of its stream.
  return [...rooms].sort(([a], [b]) => (a < b ? -1 : 1));
}
