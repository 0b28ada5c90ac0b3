import { lockFor } from "~/db/locks.server";
import { reader } from "~/db/client.server";
import { inTransaction, type Transaction } from "~/db/transaction.server";
import { log } from "~/log.server";
import { newId, now } from "~/world.server";
import type { Person } from "../actor";
import { createFile } from "../files/files.server";
import { removeFile } from "../files/remove.server";
import { spend } from "../limits/limits.server";
import { inspectAudio, type Inspected } from "./inspect.server";
import type { Received } from "./receive.server";
import type { UploadDto } from "./schema";
import { roomLeft, tooLarge, uploadSpace } from "./space.server";
import { placeAudio } from "./store.server";
import { uploadDto } from "./upload-dto";

export type Added = { upload: UploadDto; created: boolean };

/**
 * Makes a received file a track of this person's. The same bytes are kept once, whoever sent them; sent twice by one
 * person they are the track that is there. The received file is used up in any case.
 * @throws Refusal `unsupported`, `too_large` (the person's space is full), `rate_limited`
 */
export async function addUpload(person: Person, received: Received): Promise<Added> {
  try {
    await spend("uploads", person.id);
    const there = await reader().trackFile.findFirst({
      where: { ownerId: person.id, blob: { sha256: received.sha256 } },
    });
    if (there) return { upload: uploadDto(there), created: false };
    const added = await storeAudio(person.id, received, await inspectAudio(received), { counts: true });
    if (added.created) log.info({ event: "track_uploaded", bytes: received.bytes });
    return added;
  } finally {
    await removeFile(received.path);
  }
}

/**
 * Stores an inspected file under an owner. A blob's bytes are in place before its row says so; should
 * the transaction fail, they are swept away at the next start.
 * @param counts whether the owner's quota holds
 */
export async function storeAudio(
  ownerId: string,
  file: Received,
  facts: Inspected,
  { counts }: { counts: boolean },
): Promise<Added> {
  const blobId = newId();
  return inTransaction(async (tx) => {
    await lockFor(tx, `uploads:${ownerId}`);
    await lockFor(tx, `audio:${file.sha256}`);
    const blob = await tx.db.audioBlob.findUnique({ where: { sha256: file.sha256 } });
    const there =
      blob &&
      (await tx.db.trackFile.findUnique({
        where: { ownerId_blobId: { ownerId, blobId: blob.id } },
      }));
    if (there) return { upload: uploadDto(there), created: false };
    const space = counts ? await uploadSpace(ownerId, tx.db) : null;
    if (space && file.bytes > roomLeft(space)) throw tooLarge(space);
    if (!blob) await createBlob(tx, blobId, file, facts.mime);
    const cover = facts.cover && (await createFile(tx, { ownerId, roomId: null, picture: facts.cover }));
    const row = await tx.db.trackFile.create({
      data: {
        id: newId(),
        ownerId,
        blobId: blob?.id ?? blobId,
        title: facts.title,
        artist: facts.artist,
        duration: facts.duration,
        bytes: file.bytes,
        coverFileId: cover?.id ?? null,
        createdAt: now(),
      },
    });
    return { upload: uploadDto(row), created: true };
  });
}

async function createBlob(tx: Transaction, id: string, file: Received, mime: string): Promise<void> {
  // PostgreSQL may run a transaction again: then the bytes are where they belong already.
  await placeAudio(file.path, id).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  await tx.db.audioBlob.create({
    data: { id, sha256: file.sha256, mime, bytes: file.bytes, createdAt: now() },
  });
}
