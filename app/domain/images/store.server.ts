import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { reader } from "~/db/client.server";
import { env } from "~/env.server";
import { removeFile } from "../files/remove.server";
import { sweepFolder } from "../uploads/store.server";
import type { Encoded } from "./encode.server";
import { sizesOf, type ImageSize } from "./sizes";

const folder = () => resolve(env().DATA_DIR, "images");
const pathOf = (blobId: string, size: ImageSize) => join(folder(), `${blobId}-${size}.webp`);

/** Puts all sizes of a picture in their place: each whole, or not at all. */
export async function placeImage(blobId: string, { sizes }: Encoded): Promise<void> {
  await mkdir(folder(), { recursive: true });
  for (const { size, bytes } of sizes) {
    const path = pathOf(blobId, size);
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
  }
}

/** The bytes of a picture in the size asked for, or the next larger one that there is. */
export function imageBytes({ id, width }: { id: string; width: number }, asked: ImageSize): Promise<Buffer> {
  const sizes = sizesOf(width);
  return readFile(pathOf(id, sizes.find((size) => size >= asked) ?? sizes.at(-1)!));
}

export async function removeImage({ id, width }: { id: string; width: number }): Promise<void> {
  for (const size of sizesOf(width)) await removeFile(pathOf(id, size));
}

/** Removes what a process that ended badly left behind. For the start. @returns how many files were removed */
export const sweepImages = () =>
  sweepFolder(folder(), async (names) => {
    const ids = [...new Set(names.map((name) => name.slice(0, 36)))];
    const rows = await reader().imageBlob.findMany({ where: { id: { in: ids } }, select: { id: true } });
    const known = new Set(rows.map(({ id }) => id));
    return names.filter((name) => known.has(name.slice(0, 36)) && !name.endsWith(".part"));
  });
