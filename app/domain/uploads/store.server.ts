import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { reader } from "~/db/client.server";
import { env } from "~/env.server";
import { newId, nowMs } from "~/world.server";

const folder = () => resolve(env().DATA_DIR, "audio");
const incoming = () => join(folder(), "incoming");

/** Where the bytes of a blob lie, from the root. */
export const audioPath = (blobId: string) => join(folder(), blobId);

/** A path to write to, which nobody reads. It is the caller's to move or to remove. */
export async function incomingPath(): Promise<string> {
  await mkdir(incoming(), { recursive: true });
  return join(incoming(), newId());
}

/** Makes a finished file a blob's: at once, or not at all. */
export async function placeAudio(path: string, blobId: string): Promise<void> {
  await rename(path, audioPath(blobId));
}

export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** Another node may be writing what is younger. */
const LEFT_BEHIND = 3600_000;

/**
 * Removes what a process that ended badly left behind: half-written files, and whole ones whose row was never
 * committed. For the start.
 * @returns how many files were removed
 */
export async function sweepAudio(): Promise<number> {
  const halves = (await namesIn(incoming())).map((name) => join(incoming(), name));
  const names = (await namesIn(folder())).filter((name) => name !== "incoming");
  const known = new Set<string>();
  for (let from = 0; from < names.length; from += 500) {
    const rows = await reader().audioBlob.findMany({
      where: { id: { in: names.slice(from, from + 500) } },
      select: { id: true },
    });
    for (const { id } of rows) known.add(id);
  }
  const orphans = names.filter((name) => !known.has(name)).map(audioPath);
  let removed = 0;
  for (const path of [...halves, ...orphans]) {
    const found = await stat(path).catch(() => null);
    if (!found?.isFile() || nowMs() - found.mtimeMs < LEFT_BEHIND) continue;
    await removeFile(path);
    removed += 1;
  }
  return removed;
}

const namesIn = (path: string) => readdir(path).catch((): string[] => []);
