import { Readable } from "node:stream";
import { data } from "@remix-run/node";
import type { Person } from "~/domain/actor";
import { HTTP_STATUS, Refusal } from "~/domain/errors";
import { addImage } from "~/domain/images/add.server";
import { describeImage } from "~/domain/images/change.server";
import { IMAGE_MAX_BYTES, IMAGES_MAX } from "~/domain/images/limits";
import type { ImageDto } from "~/domain/images/schema";
import { receiveFile } from "~/domain/uploads/receive.server";
import { inMegabytes } from "~/domain/uploads/space.server";
import { formOf } from "./body.server";
import { retryHeaders } from "./refusals.server";

/** A form with pictures, as it came: `file1` and what it shows as `alt1`, and so on; `imageId1` where it was there before. */
export type SentPictures = {
  text: string;
  parentId: string | null;
  pictures: { at: number; file: File | null; imageId: string | null; alt: string }[];
};

/** What the page is given back after a refusal: what has arrived stays. */
export type PicturesReply = {
  text: string;
  kept: (ImageDto & { at: number })[];
  alts: Record<number, string>;
  /** By number of the picture, what is wrong with it; 0 is the post itself. */
  errors: Record<number, string>;
};

export async function picturesIn(request: Request): Promise<SentPictures> {
  const form = await formOf(request, { files: IMAGES_MAX, bytes: IMAGE_MAX_BYTES });
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" && value !== "" ? value : null;
  };
  const pictures = Array.from({ length: IMAGES_MAX }, (_, index) => {
    const at = index + 1;
    const file = form.get(`file${at}`);
    return {
      at,
      file: file instanceof File && file.size > 0 ? file : null,
      imageId: text(`imageId${at}`),
      alt: text(`alt${at}`) ?? "",
    };
  });
  return { text: text("text") ?? "", parentId: text("parentId"), pictures };
}

/**
 * Uploads what a form brought and posts it. When something is refused, nothing is posted, and the page is told what is
 * wrong and which pictures have arrived.
 */
export async function postingPictures<T>(
  person: Person,
  room: string,
  { text, pictures }: SentPictures,
  post: (imageIds: string[]) => Promise<T>,
) {
  const kept: PicturesReply["kept"] = [];
  const errors: PicturesReply["errors"] = {};
  let refusal: Refusal | null = null;
  const attempt = async <R>(at: number, work: () => Promise<R>): Promise<R | null> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errors[at] = error.message;
      refusal ??= error;
      return null;
    }
  };
  for (const { at, file, imageId, alt } of pictures) {
    if (!file && !imageId) continue;
    const image = await attempt(at, () =>
      file ? addFile(person, room, file, alt) : describeImage(person, room, imageId!, { alt }),
    );
    if (image) kept.push({ ...image, at });
  }
  if (!refusal) {
    const done = await attempt(0, () => post(kept.map(({ id }) => id)));
    if (done) return done;
  }
  const alts = Object.fromEntries(pictures.map(({ at, alt }) => [at, alt]));
  const { code } = refusal!;
  return data<PicturesReply>(
    { text, kept, alts, errors },
    { status: HTTP_STATUS[code], headers: retryHeaders(refusal!) },
  );
}

async function addFile(person: Person, room: string, file: File, alt: string): Promise<ImageDto> {
  const message = `A picture may have at most ${inMegabytes(IMAGE_MAX_BYTES)}.`;
  const tooLarge = () => new Refusal("too_large", message, { fields: { file: [message] } });
  const chunks = Readable.from([Buffer.from(await file.arrayBuffer())]);
  const received = await receiveFile(chunks, file.name, IMAGE_MAX_BYTES, tooLarge);
  return addImage(person, room, received, { alt });
}
