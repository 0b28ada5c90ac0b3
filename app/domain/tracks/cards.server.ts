import { reader } from "~/db/client.server";
import type { Batch } from "~/db/batches.server";
import { Prisma } from "~/db/generated/sqlite/client";
import { inTransaction } from "~/db/transaction.server";
import { log } from "~/log.server";
import { appendToSession } from "~/streams/session-log.server";
import { appendToRoom } from "~/streams/room-log.server";
import { now } from "~/world.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import type { Actor } from "../actor";
import { invalid } from "../errors";
import { messageDto } from "../messages/message-dto";
import { tellReposts } from "../messages/tell-reposts.server";
import { guardedFetch } from "./guarded-fetch.server";
import { trackLookups, type LookupStore, type TrackLookupRow } from "./lookups.server";
import { askProvider } from "./oembed.server";
import { retitleQueued } from "../sessions/retitle.server";
import { uploadCardFor } from "../uploads/hearing.server";
import { fallbackTitle, trackKey, type RecognisedTrack } from "./recognise";
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

/**
 * The card for a link as it can be shown at once: nobody waits for a provider.
 * @throws Refusal `invalid` at `field`, for an upload that the actor may not hear
 */
export async function cardForLink(actor: Actor, track: RecognisedTrack, field: string): Promise<TrackRef> {
  if (track.provider === "upload") return uploaded(actor, track, field);
  return trackRefAtOnce(track, await lookups.known(track));
}

/**
 * The card that a client sent, with what is known here in place of what it says: of an upload everything, of the
 * others what the provider told.
 * @throws Refusal `invalid` at `field`, for an upload that the actor may not hear
 */
export async function checkedCard(actor: Actor, card: TrackRef, field: string): Promise<TrackRef> {
  if (card.provider === "upload") return uploaded(actor, card, field);
  const known = await lookups.known(card);
  return known ? { ...card, ...known, duration: known.duration ?? card.duration ?? null } : card;
}

async function uploaded(actor: Actor, track: RecognisedTrack, field: string): Promise<TrackRef> {
  const card = await uploadCardFor(actor, track.providerId);
  if (!card) throw invalid(field, "This track is not here, or no longer.");
  return card;
}

/** Asks the provider after the post is out, and puts the better card in its place. */
export function findTitleLater(card: TrackRef): void {
  if (card.provider === "upload") return;
  lookups
    .resolveTrack(card)
    .then((better) => (isBetter(card, better) ? replaceCards(better) : undefined))
    .catch((error: unknown) => log.error({ event: "track_lookup_failed", err: error }));
}

/** So many are asked for again in one run: none of them takes more than a few seconds. */
const RETRIES = 20;

/**
 * The job's part: asks again for what had no answer, and betters the cards.
 * @param batch keeps the run between one question and the next: asked twice, a provider says the same
 * @returns how many had an answer
 */
export async function retryTrackLookups(batch: Batch = inTransaction): Promise<number> {
  let answered = 0;
  let last: string | undefined;
  for (let tried = 0; tried < RETRIES; tried += 1) {
    const next = await batch(({ db }) =>
      db.trackLookup.findFirst({ where: { nextTryAt: { lte: now() } }, orderBy: { nextTryAt: "asc" } }),
    );
    // The same one again: the network is away, and nothing is asked for now.
    if (!next || next.key === last) break;
    last = next.key;
    for (const better of await lookups.retryDue(1)) {
      answered += 1;
      await replaceCards(better);
    }
  }
  return answered;
}

/**
 * The card of a track's address, waiting up to three seconds for the provider.
 * @throws Refusal `invalid` for an upload that the actor may not hear
 */
export async function resolveTrack(actor: Actor, track: RecognisedTrack): Promise<TrackRef> {
  return track.provider === "upload" ? uploaded(actor, track, "url") : lookups.resolveTrack(track);
}

/** Whether a looked-up card says more than the link itself did, and other than the card that is shown. */
function isBetter(card: TrackRef, better: TrackRef): boolean {
  const told = better.title !== fallbackTitle(better) || better.artwork || better.duration;
  const differs =
    card.title !== better.title ||
    card.artwork !== better.artwork ||
    (better.duration !== null && card.duration !== better.duration);
  return Boolean(told) && differs;
}

/** Puts a better card wherever the track stands, as events of the rooms and sessions. */
async function replaceCards(better: TrackRef): Promise<void> {
  const cards = await reader().message.findMany({
    where: { trackKey: trackKey(better), deletedAt: null },
    select: { id: true, trackRef: true },
    orderBy: { createdAt: "desc" },
    take: 200,
  });
  for (const { id, trackRef } of cards)
    await inTransaction(async (tx) => {
      // Purged meanwhile.
      if (!(await tx.db.message.findUnique({ where: { id }, select: { id: true } }))) return;
      const duration = better.duration ?? (trackRef as TrackRef | null)?.duration ?? null;
      const row = await tx.db.message.update({
        where: { id },
        data: { trackRef: { ...better, duration } },
        include: { user: { select: USER_COLUMNS } },
      });
      if (row.deletedAt) return;
      const message = messageDto(row, row.user);
      if (row.roomId) await appendToRoom(tx, row.roomId, "message_updated", { message });
      await tellReposts(tx, row);
      if (row.sessionId) await appendToSession(tx, row.sessionId, "message_updated", { message });
    });
  await retitleQueued(better);
}
