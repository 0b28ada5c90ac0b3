import { Readable } from "node:stream";
import type { Person } from "~/domain/actor";
import { addUpload, type Added } from "~/domain/uploads/add.server";
import { receiveFile } from "~/domain/uploads/receive.server";
import { roomLeft, tooLarge, uploadSpace } from "~/domain/uploads/space.server";

/** Uploads bytes as a file of this name, as the pages and the API do. */
export async function upload(who: Person, bytes: Buffer, name = "song.wav"): Promise<Added> {
  const space = await uploadSpace(who.id);
  const file = await receiveFile(Readable.from([bytes]), name, roomLeft(space), () => tooLarge(space));
  return addUpload(who, file);
}
