import { rm } from "node:fs/promises";
import { log } from "~/log.server";

/**
 * Removes a file that nobody needs any more, if it is there. Whoever waited for the work before it has theirs: where
 * the disk refuses, the file stays, and the log says so.
 * @returns whether nothing is left of it
 */
export async function removeFile(path: string): Promise<boolean> {
  try {
    await rm(path, { force: true });
    return true;
  } catch (error) {
    log.error({ event: "file_not_removed", err: error });
    return false;
  }
}
