import { reader } from "~/db/client.server";
import type { TransactionClient } from "~/db/transaction.server";
import { env } from "~/env.server";
import { Refusal } from "../errors";
import { MEGABYTE, UPLOAD_MAX_BYTES, type UploadSpace } from "./schema";

/** How much a person has uploaded, tracks and pictures, and may. */
export async function uploadSpace(
  ownerId: string,
  db: TransactionClient | ReturnType<typeof reader> = reader(),
): Promise<UploadSpace> {
  const { _sum: tracks } = await db.trackFile.aggregate({ where: { ownerId }, _sum: { bytes: true } });
  const { _sum: pictures } = await db.messageImage.aggregate({ where: { ownerId }, _sum: { bytes: true } });
  const used = (tracks.bytes ?? 0) + (pictures.bytes ?? 0);
  return { used, quota: env().UPLOAD_QUOTA_MB * MEGABYTE };
}

/** The refusal of a file of more than `bytes`, which is one person's room or everybody's limit. */
export function tooLarge({ used, quota }: UploadSpace): Refusal {
  const message =
    quota - used >= UPLOAD_MAX_BYTES
      ? `An audio file may have at most ${inMegabytes(UPLOAD_MAX_BYTES)}.`
      : noSpace({ used, quota });
  return new Refusal("too_large", message, { fields: { file: [message] } });
}

/** What somebody is told whose space is full. */
export const noSpace = ({ used, quota }: UploadSpace) =>
  `Your uploads may take ${inMegabytes(quota)} together, and ${inMegabytes(used)} are taken. Delete some first.`;

/** The largest file that a person may upload now, in bytes. */
export const roomLeft = ({ used, quota }: UploadSpace) =>
  Math.max(0, Math.min(UPLOAD_MAX_BYTES, quota - used));

export const inMegabytes = (bytes: number) => `${Math.round((bytes / MEGABYTE) * 10) / 10} MB`;
