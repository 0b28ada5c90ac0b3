import { inTransaction, type Transaction } from "~/db/transaction.server";
import type { Actor } from "../actor";
import { conflict, notFound } from "../errors";
import { idFrom } from "../ids";
import { parse } from "../parse";
import { allowIn, roomFor, signedIn } from "../rooms/access.server";
import { imageDto, storedImage } from "./image-dto";
import { dropImages } from "./purge.server";
import { describeSchema, type ImageDto } from "./schema";

/**
 * Says what a picture of one's own shows, before it is posted.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found` (also for somebody else's), `conflict` (posted)
 */
export async function describeImage(
  actor: Actor,
  idOrSlug: string,
  imageId: string,
  input: unknown,
): Promise<ImageDto> {
  return inTransaction(async (tx) => {
    const image = await ownImage(tx, actor, idOrSlug, imageId);
    const { alt } = parse(describeSchema, input);
    await tx.db.messageImage.update({ where: { id: image.id }, data: { alt } });
    return imageDto(storedImage({ ...image, alt }));
  });
}

/**
 * Takes back a picture of one's own before it is posted.
 * @throws Refusal as above
 */
export async function removeOwnImage(actor: Actor, idOrSlug: string, imageId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { id } = await ownImage(tx, actor, idOrSlug, imageId);
    await dropImages(tx, { id });
  });
}

async function ownImage(tx: Transaction, actor: Actor, idOrSlug: string, imageId: string) {
  const person = signedIn(actor);
  const access = await roomFor(actor, idOrSlug, tx);
  allowIn(access, "post");
  const id = idFrom(imageId);
  const image = id
    ? await tx.db.messageImage.findFirst({
        where: { id, ownerId: person.id, roomId: access.room.id },
        include: { blob: true },
      })
    : null;
  if (!image) throw notFound("This picture");
  if (image.messageId) throw conflict("This picture has been posted.");
  return image;
}
