import { purge, type Batch } from "~/db/batches.server";
import { sessionStream } from "~/streams/names";

/**
 * Removes a session with all that belongs to it, in steps; the session itself goes last, so that what is broken off is
 * found again.
 * @returns how many rows there were
 */
export async function purgeSession(batch: Batch, sessionId: string): Promise<number> {
  const [own, stream] = [{ sessionId }, sessionStream(sessionId)];
  const rows = [
    await purge(batch, ({ db }, limit) => db.vote.deleteMany({ where: { item: own }, limit })),
    await purge(batch, ({ db }, limit) => db.queueItem.deleteMany({ where: own, limit })),
    await purge(batch, ({ db }, limit) => db.reaction.deleteMany({ where: { message: own }, limit })),
    await purge(batch, ({ db }, limit) => db.message.deleteMany({ where: own, limit })),
    await purge(batch, ({ db }, limit) => db.sessionPerson.deleteMany({ where: own, limit })),
    await purge(batch, ({ db }, limit) => db.streamEvent.deleteMany({ where: { stream }, limit })),
  ];
  await batch(async ({ db }) => {
    await db.listeningPeak.deleteMany({ where: own });
    await db.stream.deleteMany({ where: { name: stream } });
    await db.dJSession.deleteMany({ where: { id: sessionId } });
  });
  return rows.reduce((sum, count) => sum + count, 1);
}
