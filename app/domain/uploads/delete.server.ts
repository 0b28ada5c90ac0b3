import { lockFor } from "~/db/locks.server";
import { inTransaction } from "~/db/transaction.server";
import type { Person } from "../actor";
import { notFound } from "../errors";
import { dropFile } from "../files/files.server";
import { removeFile } from "../files/remove.server";
import { idFrom } from "../ids";
import { audioPath } from "./store.server";

/**
 * Deletes an uploaded track of one's own. Its cards stay, and play no more. The bytes go with the last track that
 * is made of them.
 * @throws Refusal `not_found`, also for somebody else's
 */
export async function deleteUpload(person: Person, id: string): Promise<void> {
  const known = idFrom(id);
  if (!known) throw notFound("This track");
  await inTransaction(async (tx) => {
    const where = { id: known, ownerId: person.id };
    const row = await tx.db.trackFile.findFirst({ where, include: { blob: true } });
    if (!row) throw notFound("This track");
    // An upload of the same bytes either comes before, and keeps them, or comes after and brings its own.
    await lockFor(tx, `audio:${row.blob.sha256}`);
    const { count } = await tx.db.trackFile.deleteMany({ where });
    if (count === 0) throw notFound("This track");
    if (row.coverFileId) await dropFile(tx, row.coverFileId);
    if (await tx.db.trackFile.findFirst({ where: { blobId: row.blobId }, select: { id: true } })) return;
    await tx.db.audioBlob.delete({ where: { id: row.blobId } });
    tx.afterCommit(() => void removeFile(audioPath(row.blobId)));
  });
}
