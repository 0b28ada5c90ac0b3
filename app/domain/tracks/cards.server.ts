import { reader } from "~/db/client.server";
import { Prisma } from "~/db/generated/sqlite/client";
import { inTransaction } from "~/db/transaction.server";
import { log } from "~/log.server";
import { appendToRoom } from "~/streams/room-log.server";
import { now } from "~/world.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import { messageDto } from "../messages/message-dto";
import { guardedFetch } from "./guarded-fetch.server";
import { trackLookups, type LookupStore, type TrackLookupRow } from "./lookups.server";
import { askProvider } from "./oembed.server";
import { trackKey, type RecognisedTrack } from "./recognise";
import { trackRefAtOnce, type TrackFacts, type TrackRef } from "./schema";

const store: LookupStore = {
  find: async (key) => asRow(await reader().trackLookup.findUnique({ where: { key } })),
  save: async ({ key, url, found, attempts, nextTryAt }) => {
    const data = { url, attempts, nextTryAt, found: found ?? Prisma.DbNull };
    await inTransaction((tx) =>
      tx.db.trackLookup.upsert({ where: { key }, create: { key, createdAt: now(), ...data }, update: data }),
    );
  },
  due: async (time, limit) => {
    const rows = await reader().trackLookup.findMany({
      where: { nextTryAt: { lte: time } },
      orderBy: { nextTryAt: "asc" },
      take: limit,
    });
    return rows.map((row) => asRow(row)!);
  },
};

function asRow(
  row: { key: string; url: string; found: unknown; attempts: number; nextTryAt: Date | null } | null,
) {
  return row && ({ ...row, found: row.found as TrackFacts | null } satisfies TrackLookupRow);
}

const lookups = trackLookups({ store, ask: (track) => askProvider(track, guardedFetch), now });

/** The card for a link as it can be shown at once: nobody waits for a provider. */
export async function cardForLink(track: RecognisedTrack): Promise<TrackRef> {
  return trackRefAtOnce(track, await lookups.known(track));
}

/** Asks the provider after the post is out, and puts the better card in its place. */
export function findTitleLater(card: TrackRef): void {
  lookups
    .resolveTrack(card)
    .then((better) => (isBetter(card, better) ? replaceCards(better) : undefined))
    .catch((error: unknown) => log.error({ event: "track_lookup_failed", err: error }));
}

/** The job's part: asks again for what had no answer, and betters the cards. */
export async function retryTrackLookups(): Promise<void> {
  for (const better of await lookups.retryDue()) await replaceCards(better);
}

/** The card of a track's address, waiting up to three seconds for the provider. */
export const resolveTrack = lookups.resolveTrack;

const isBetter = (card: TrackRef, better: TrackRef) =>
  card.title !== better.title || card.artwork !== better.artwork;

/** Puts a better card into every message that has the track, as events of their rooms. */
async function replaceCards(better: TrackRef): Promise<void> {
  const cards = await reader().message.findMany({
    where: { trackKey: trackKey(better), deletedAt: null },
    select: { id: true },
    orderBy: { createdAt: "desc" },
    take: 200,
  });
  for (const { id } of cards)
    await inTransaction(async (tx) => {
      const row = await tx.db.message.update({
        where: { id },
        data: { trackRef: better },
        include: { user: { select: USER_COLUMNS } },
      });
      if (row.roomId && !row.deletedAt)
        await appendToRoom(tx, row.roomId, "message_updated", { message: messageDto(row, row.user) });
    });
}
