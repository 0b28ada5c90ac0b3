import { reader } from "~/db/client.server";
import { inTransaction } from "~/db/transaction.server";
import { appendToSession } from "~/streams/session-log.server";
import { now } from "~/world.server";
import { trackKey } from "../tracks/recognise";
import type { TrackRef } from "../tracks/schema";
import { theSessionBehind } from "./access.server";
import { passTime } from "./change.server";
import { durationKnown } from "./machine/playback";
import { queueItemDto, WITH_USER } from "./session-dto";

/** More queues at once have the same new track in them hardly ever. */
const MOST = 200;

/** Puts a better card in the place of one whose title was not known yet, wherever it waits, plays or was played. */
export async function retitleQueued(better: TrackRef): Promise<void> {
  const found = await reader().queueItem.findMany({
    where: { trackKey: trackKey(better) },
    select: { id: true, sessionId: true },
    orderBy: { createdAt: "desc" },
    take: MOST,
  });
  for (const { id, sessionId } of found) await retitle(sessionId, id, better);
}

async function retitle(sessionId: string, itemId: string, better: TrackRef): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await theSessionBehind(null, sessionId, tx);
    const item = await tx.db.queueItem.findUnique({ where: { id: itemId } });
    if (!access || !item) return;
    const { session } = access;
    const known = (item.trackRef as TrackRef).duration ?? null;
    const trackRef: TrackRef = { ...better, duration: known ?? better.duration ?? null };
    const plays = session.playingItemId === itemId;
    const row = await tx.db.queueItem.update({
      where: { id: itemId },
      // What the length of a track that plays decides is the rules' to say, below.
      data: { trackRef, duration: plays ? item.duration : (item.duration ?? trackRef.duration ?? null) },
      include: WITH_USER,
    });
    if (row.endedAt) return;
    const pieces = { nowPlayingRef: trackRef, updatedAt: now() };
    if (plays) await tx.db.dJSession.update({ where: { id: sessionId }, data: pieces });
    await appendToSession(tx, sessionId, "queue", {
      items: [queueItemDto(row)],
      ...(plays ? { session: { ...pieces, updatedAt: pieces.updatedAt.toISOString() } } : {}),
    });
    const length = better.duration ?? null;
    if (!plays || item.duration !== null || length === null) return;
    const after = await theSessionBehind(null, sessionId, tx);
    if (after)
      await passTime(tx, after.session, (state, world) => durationKnown(state, itemId, length, world));
  });
}
