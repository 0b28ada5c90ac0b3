import { reader } from "~/db/client.server";
import { hasRooms } from "../flags/parts.server";

/** A sitemap may have ten times as many; these are the ones worth a visit. */
const MOST = 5000;

/** The rooms that search engines are told of: those that everybody may know of, with the latest activity first. */
export async function roomsForSitemap(): Promise<{ slug: string; lastActivityAt: Date }[]> {
  if (!hasRooms(null)) return [];
  return reader().room.findMany({
    where: { isPrivate: false, deletedAt: null },
    orderBy: [{ lastActivityAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: { slug: true, lastActivityAt: true },
  });
}
