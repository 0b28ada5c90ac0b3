import { mkdir, readdir, rename, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { reader } from "~/db/client.server";
import { env } from "~/env.server";
import { newId, nowMs } from "~/world.server";
import { removeFile } from "../files/remove.server";

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

/** Another node may be writing what is younger. */
const LEFT_BEHIND = 3600_000;

/**
 * Removes what a process that ended badly left behind: half-written files, and whole ones whose row was never
 * committed. For the start.
 * @returns how many files were removed
 */
export async function sweepAudio(): Promise<number> {
  const halves = await sweepFolder(incoming(), () => Promise.resolve([]));
  const orphans = await sweepFolder(folder(), async (names) => {
    const rows = await reader().audioBlob.findMany({ where: { id: { in: names } }, select: { id: true } });
    return rows.map(({ id }) => id);
  });
  return halves + orphans;
}

/**
 * Removes the files of a folder that nothing knows of and that have lain there for a while.
 * @param known gives those of the names that are to stay
 * @returns how many files were removed
 */
export async function sweepFolder(
  path: string,
  known: (names: string[]) => Promise<string[]>,
): Promise<number> {
  const names = await readdir(path).catch((): string[] => []);
  let removed = 0;
  for (let from = 0; from < names.length; from += 500) {
    const some = names.slice(from, from + 500);
    const staying = new Set(await known(some));
    for (const name of some.filter((one) => !staying.has(one))) {
      const found = await stat(join(path, name)).catch(() => null);
      if (!found?.isFile() || nowMs() - found.mtimeMs < LEFT_BEHIND) continue;
      if (await removeFile(join(path, name))) removed += 1;
    }
  }
  return removed;
}
