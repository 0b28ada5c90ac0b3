import { reader } from "~/db/client.server";
import type { Person } from "../actor";
import { idAt } from "../keyset";
import type { UploadDto } from "./schema";
import { uploadDto } from "./upload-dto";

export type UploadPage = { uploads: UploadDto[]; nextCursor: string | null };

/**
 * A page of one's own uploads, newest first: ids sort by time.
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function ownUploads(
  person: Person,
  { cursor, limit = 50 }: { cursor?: string | null; limit?: number } = {},
): Promise<UploadPage> {
  const before = idAt(cursor);
  const rows = await reader().trackFile.findMany({
    where: { ownerId: person.id, ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  return {
    uploads: rows.slice(0, limit).map(uploadDto),
    nextCursor: rows.length > limit ? rows[limit - 1]!.id : null,
  };
}
