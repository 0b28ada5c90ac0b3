import { Prisma } from "~/db/generated/sqlite/client";
import { inTransaction } from "~/db/transaction.server";
import { appendToRoom } from "~/streams/room-log.server";
import type { Actor } from "../actor";
import { invalid } from "../errors";
import { idFrom } from "../ids";
import { writeSystemPost } from "../messages/system-post.server";
import type { TrackRef } from "../tracks/schema";
import { allowIn, roomFor, signedIn } from "./access.server";

/**
 * Pins the track of one of the room's cards to the top of the room; null takes the pin away.
 * @throws Refusal `invalid` (no such card), `unauthenticated`, `forbidden`, `not_found`
 */
export async function pinTrack(actor: Actor, idOrSlug: string, messageId: string | null): Promise<void> {
  const person = signedIn(actor);
  await inTransaction(async (tx) => {
    const access = await roomFor(actor, idOrSlug, tx);
    allowIn(access, "pin");
    const roomId = access.room.id;
    const id = idFrom(messageId);
    const card = id
      ? await tx.db.message.findFirst({ where: { id, roomId, deletedAt: null }, select: { trackRef: true } })
      : null;
    if (messageId && !card?.trackRef) throw invalid("messageId", "This message has no track to pin.");
    const track = (card?.trackRef ?? null) as TrackRef | null;
    if (!track && !access.room.pinnedTrack) return;
    await tx.db.room.update({ where: { id: roomId }, data: { pinnedTrack: track ?? Prisma.DbNull } });
    await appendToRoom(tx, roomId, "track_pinned", { track });
    await writeSystemPost(
      tx,
      roomId,
      person,
      track ? { kind: "track_pinned", track } : { kind: "track_unpinned" },
    );
  });
}
