import { reader } from "~/db/client.server";
import type { Actor } from "../actor";
import { notFound } from "../errors";
import { idFrom } from "../ids";
import { roomIfKnown } from "../rooms/access.server";
import { IMAGE_SIZES } from "./sizes";
import { imageBytes } from "./store.server";

/** What it takes to send a picture. `tag` is one for each content; `open`: whoever has seen it may keep it. */
export type SeenImage = { bytes: Buffer; tag: string; open: boolean };

/**
 * A picture, for whoever may see the message that it belongs to; before it is posted, for its owner. One that must not
 * be known is as one that never was, and so is that of a deleted message.
 * @param size one of IMAGE_SIZES, as in an address
 * @throws Refusal `not_found`
 */
export async function imageFor(actor: Actor, id: string, size: string): Promise<SeenImage> {
  const asked = IMAGE_SIZES.find((one) => String(one) === size);
  const known = idFrom(id);
  const image =
    asked && known
      ? await reader().messageImage.findUnique({
          where: { id: known },
          include: { blob: true, message: { select: { deletedAt: true } } },
        })
      : null;
  const isThere = image?.message ? image.message.deletedAt === null : image?.ownerId === actor?.id;
  const access = image && isThere ? await roomIfKnown(actor, image.roomId) : null;
  if (!asked || !image || !access) throw notFound("This picture");
  const bytes = await imageBytes(image.blob, asked).catch(() => {
    throw notFound("This picture");
  });
  const tag = `${image.blob.sha256.slice(0, 32)}-${asked}`;
  return { bytes, tag, open: image.message !== null && !access.room.isPrivate };
}
