import { lockFor } from "~/db/locks.server";
import { reader } from "~/db/client.server";
import { inTransaction, type Transaction } from "~/db/transaction.server";
import { log } from "~/log.server";
import { newId, now } from "~/world.server";
import type { Actor } from "../actor";
import { Refusal } from "../errors";
import { removeFile } from "../files/remove.server";
import { spend } from "../limits/limits.server";
import { parse } from "../parse";
import { allowIn, roomFor, signedIn } from "../rooms/access.server";
import type { Received } from "../uploads/receive.server";
import { noSpace, uploadSpace } from "../uploads/space.server";
import { encodeImage, type Encoded } from "./encode.server";
import { imageDto, storedImage } from "./image-dto";
import { describeSchema, type ImageDto } from "./schema";
import { placeImage } from "./store.server";

/**
 * Makes a received file a picture that this person can post in this room. The same bytes are decoded and kept once,
 * whoever sent them. The received file is used up in any case. What is never posted is taken away after a day.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found`, `unsupported` (not a picture), `too_large`
 *   (the person's space is full), `rate_limited`
 */
export async function addImage(
  actor: Actor,
  idOrSlug: string,
  received: Received,
  { alt = "" }: { alt?: unknown } = {},
): Promise<ImageDto> {
  try {
    const person = signedIn(actor);
    allowIn(await roomFor(actor, idOrSlug), "post");
    const description = parse(describeSchema, { alt }).alt;
    await spend("images", person.id);
    const there = await reader().imageBlob.findUnique({ where: { sha256: received.sha256 } });
    const made = there ? null : await encodeImage(received.path);
    const image = await inTransaction(async (tx) => {
      const access = await roomFor(actor, idOrSlug, tx);
      allowIn(access, "post");
      await lockFor(tx, `uploads:${person.id}`);
      await lockFor(tx, `image:${received.sha256}`);
      const there = await tx.db.imageBlob.findUnique({ where: { sha256: received.sha256 } });
      // It was there a moment ago, and has gone with its last message.
      const encoded = there ? null : (made ?? (await encodeImage(received.path)));
      const bytes = there?.bytes ?? sizeOf(encoded!);
      const space = await uploadSpace(person.id, tx.db);
      if (space.used + bytes > space.quota) throw full(noSpace(space));
      const blob = there ?? (await createBlob(tx, received.sha256, encoded!));
      const id = newId();
      const row = { id, ownerId: person.id, roomId: access.room.id, blobId: blob.id, alt: description };
      await tx.db.messageImage.create({ data: { ...row, bytes, createdAt: now() } });
      return imageDto(storedImage({ id, alt: description, blob }));
    });
    log.info({ event: "image_uploaded", bytes: received.bytes });
    return image;
  } finally {
    await removeFile(received.path);
  }
}

const full = (message: string) => new Refusal("too_large", message, { fields: { file: [message] } });

const sizeOf = ({ sizes }: Encoded) => sizes.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);

/**
 * Its files are in place before its row says so. Should the transaction fail, they are swept away at the next start.
 */
async function createBlob(tx: Transaction, sha256: string, encoded: Encoded) {
  const id = newId();
  await placeImage(id, encoded);
  const { width, height } = encoded;
  const data = { id, sha256, width, height, bytes: sizeOf(encoded), createdAt: now() };
  return tx.db.imageBlob.create({ data });
}
