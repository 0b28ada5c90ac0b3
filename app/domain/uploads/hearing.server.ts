import { reader } from "~/db/client.server";
import type { Prisma } from "~/db/generated/sqlite/client";
import type { Actor } from "../actor";
import { notFound } from "../errors";
import { fileFor } from "../files/files.server";
import { idFrom } from "../ids";
import type { QueueState } from "../sessions/schema";
import { visibleRoom, visibleSession } from "../sessions/visible.server";
import { trackKey, uploadedTrack } from "../tracks/recognise";
import type { TrackRef } from "../tracks/schema";
import { audioPath } from "./store.server";
import { uploadCard } from "./upload-dto";

const WITH_BLOB = { blob: true } satisfies Prisma.TrackFileInclude;
type TrackRow = Prisma.TrackFileGetPayload<{ include: typeof WITH_BLOB }>;

/**
 * Whether somebody may hear an uploaded track: its owner may, and whoever may see a room or a session in which it
 * stands.
 */
export async function canHear(actor: Actor, id: string): Promise<boolean> {
  return (await heard(actor, id)) !== null;
}

/** The track, where the actor may hear it. One that must not be known is as one that never was. */
async function heard(actor: Actor, id: string): Promise<TrackRow | null> {
  const known = idFrom(id);
  const row = known
    ? await reader().trackFile.findUnique({ where: { id: known }, include: WITH_BLOB })
    : null;
  if (!row) return null;
  return row.ownerId === actor?.id || (await stands(actor, row.id)) ? row : null;
}

/** Whether the track stands somewhere where the actor may look. Found by an index on the track's key. */
async function stands(actor: Actor, id: string): Promise<boolean> {
  const key = trackKey(uploadedTrack(id));
  const inSession = visibleSession(actor);
  const message = await reader().message.findFirst({
    where: {
      ...{ trackKey: key, deletedAt: null },
      OR: [{ room: visibleRoom(actor) }, { session: inSession }],
    },
    select: { id: true },
  });
  if (message) return true;
  const queued = await reader().queueItem.findFirst({
    where: { trackKey: key, state: { in: TO_BE_HEARD }, session: inSession },
    select: { id: true },
  });
  return queued !== null;
}

/** What stands in a queue, and what has been played: not what was taken out again, or never let in. */
const TO_BE_HEARD: QueueState[] = ["SUGGESTED", "WAITING", "PLAYING", "PLAYED", "SKIPPED"];

/** What it takes to send an audio file. `tag` is one for each content. */
export type AudioFile = { path: string; mime: string; bytes: number; tag: string };

/**
 * The file of a track, for whoever may hear it.
 * @throws Refusal `not_found`
 */
export async function audioFor(actor: Actor, id: string): Promise<AudioFile> {
  const row = await heard(actor, id);
  if (!row) throw notFound("This track");
  const { mime, bytes, sha256 } = row.blob;
  return { path: audioPath(row.blobId), mime, bytes, tag: sha256.slice(0, 32) };
}

/**
 * The cover of a track, for whoever may hear it.
 * @throws Refusal `not_found`
 */
export async function trackCoverFor(actor: Actor, id: string): Promise<{ mime: string; bytes: Buffer }> {
  const row = await heard(actor, id);
  if (!row?.coverFileId) throw notFound("This picture");
  return fileFor(actor, row.coverFileId);
}

/** The card of an uploaded track by what is stored, for whoever may hear it; else null. */
export async function uploadCardFor(actor: Actor, id: string): Promise<TrackRef | null> {
  const row = await heard(actor, id);
  return row && uploadCard(row);
}
