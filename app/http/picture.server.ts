import { invalid } from "~/domain/errors";
import { PICTURE_MAX_BYTES } from "~/domain/files/pictures.server";
import type { Files } from "./body.server";

/** What a form with the field `picture` may bring. */
export const ONE_PICTURE: Files = { files: 1, bytes: PICTURE_MAX_BYTES };

/**
 * The bytes of the file that a form carries in its field `picture`.
 * @throws Refusal `invalid` when there is none
 */
export async function pictureIn(form: FormData): Promise<Uint8Array> {
  const picture = await optionalPictureIn(form);
  if (!picture) throw invalid("picture", "Choose a picture first.");
  return picture;
}

/** The same where a picture may be left out: null then. */
export async function optionalPictureIn(form: FormData): Promise<Uint8Array | null> {
  const file = form.get("picture");
  return file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
}
