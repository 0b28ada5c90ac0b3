import { Readable } from "node:stream";
import type { Person } from "~/domain/actor";
import { addImage } from "~/domain/images/add.server";
import { IMAGE_MAX_BYTES } from "~/domain/images/limits";
import type { ImageDto } from "~/domain/images/schema";
import { receiveFile } from "~/domain/uploads/receive.server";
import { picture } from "./pictures-made";

/** Uploads bytes as a picture for a room, as the pages and the API do. */
export async function uploadPicture(
  who: Person,
  roomId: string,
  bytes?: Buffer,
  alt?: string,
): Promise<ImageDto> {
  const chunks = Readable.from([bytes ?? (await picture())]);
  const file = await receiveFile(chunks, "picture", IMAGE_MAX_BYTES, () => new Error("large") as never);
  return addImage(who, roomId, file, { alt });
}
