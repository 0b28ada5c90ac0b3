import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { Refusal } from "../errors";
import { removeFile } from "../files/remove.server";
import { incomingPath } from "./store.server";

/** A file that has arrived whole. It lies at `path` until it is stored or removed. */
export type Received = {
  path: string;
  /** Hex, of the bytes. */
  sha256: string;
  bytes: number;
  /** As the sender calls it. */
  name: string;
};

/**
 * Writes a file to disk as it comes, never holding more than a chunk of it. What was written is removed again when
 * it does not come whole or is too large.
 * @param max bytes
 * @param tooLarge makes the refusal of a larger one
 */
export async function receiveFile(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  max: number,
  tooLarge: () => Refusal,
): Promise<Received> {
  const path = await incomingPath();
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    const file = await open(path, "wx");
    try {
      for await (const chunk of chunks) {
        bytes += chunk.byteLength;
        if (bytes > max) throw tooLarge();
        hash.update(chunk);
        await file.appendFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await removeFile(path);
    throw error;
  }
  return { path, sha256: hash.digest("hex"), bytes, name };
}
