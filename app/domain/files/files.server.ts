import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AT_ONCE, untilNone, type Batch } from "~/db/batches.server";
import { reader } from "~/db/client.server";
import type { Transaction } from "~/db/transaction.server";
import { env } from "~/env.server";
import { newId, now } from "~/world.server";
import type { Actor } from "../actor";
import { notFound } from "../errors";
import { idFrom } from "../ids";
import { roomFor } from "../rooms/access.server";
import type { Picture } from "./pictures.server";
import { removeFile } from "./remove.server";

const folder = () => join(env().DATA_DIR, "files");
const pathOf = (id: string) => join(folder(), id);

/**
 * Stores a picture inside a command's transaction: the bytes are on disk before the row says so. Should the
 * transaction roll back, an unreferenced file stays behind, which harms nobody.
 */
export async function createFile(
  tx: Transaction,
  file: { ownerId: string; roomId: string | null; picture: Picture },
): Promise<{ id: string }> {
  const id = newId();
  await mkdir(folder(), { recursive: true });
  await writeFile(`${pathOf(id)}.part`, file.picture.bytes);
  await rename(`${pathOf(id)}.part`, pathOf(id));
  await tx.db.file.create({
    data: {
      id,
      ownerId: file.ownerId,
      roomId: file.roomId,
      mime: file.picture.mime,
      bytes: file.picture.bytes.byteLength,
      createdAt: now(),
    },
  });
  return { id };
}

/** Removes a file: its row now, its bytes once that is committed. */
export async function dropFile(tx: Transaction, id: string): Promise<void> {
  await tx.db.file.deleteMany({ where: { id } });
  tx.afterCommit(() => void removeFile(pathOf(id)));
}

/**
 * Removes what was uploaded for a room that is gone: bytes first, so that what is broken off is found again.
 * @returns how many files there were
 */
export function purgeFilesOf(batch: Batch, roomId: string): Promise<number> {
  return untilNone(batch, async ({ db }) => {
    const some = await db.file.findMany({ where: { roomId }, select: { id: true }, take: AT_ONCE });
    for (const { id } of some) await rm(pathOf(id), { force: true });
    const { count } = await db.file.deleteMany({ where: { id: { in: some.map(({ id }) => id) } } });
    return count;
  });
}

/**
 * A file's bytes, for whoever may see them.
 * @returns `shared` tells whether anybody may (and caches too)
 * @throws Refusal `not_found`
 */
export async function fileFor(
  actor: Actor,
  id: string,
): Promise<{ mime: string; bytes: Buffer; shared: boolean }> {
  const fileId = idFrom(id);
  const row = fileId ? await reader().file.findUnique({ where: { id: fileId } }) : null;
  if (!row) throw notFound("This file");
  const shared = row.roomId === null || !(await roomFor(actor, row.roomId)).room.isPrivate;
  return { mime: row.mime, bytes: await bytesOf(row.id), shared };
}

/** A file for somebody of whom it is known already that they may see it. @throws Refusal `not_found` */
export async function storedFile(id: string): Promise<{ mime: string; bytes: Buffer }> {
  const row = await reader().file.findUnique({ where: { id } });
  if (!row) throw notFound("This file");
  return { mime: row.mime, bytes: await bytesOf(id) };
}

function bytesOf(id: string): Promise<Buffer> {
  return readFile(pathOf(id)).catch(() => {
    throw notFound("This file");
  });
}
