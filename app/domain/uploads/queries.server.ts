import { reader } from "~/db/client.server";
import type { Person } from "../actor";
import { invalid } from "../errors";
import { isId } from "../ids";
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
  if (cursor && !isId(cursor)) throw invalid("cursor", "This cursor is not one that was given out.");
  const rows = await reader().trackFile.findMany({
    where: { ownerId: person.id, ...(cursor ? { id: { lt: cursor.toLowerCase() } } : {}) },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  return {
    uploads: rows.slice(0, limit).map(uploadDto),
    nextCursor: rows.length > limit ? rows[limit - 1]!.id : null,
  };
}
