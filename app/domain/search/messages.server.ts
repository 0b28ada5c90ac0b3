import { reader } from "~/db/client.server";
import type { Actor } from "../actor";
import { hasRooms } from "../flags/parts.server";
import type { RoomAccess } from "../rooms/access.server";
import type { TrackRef } from "../tracks/schema";
import { readCursor, type Place } from "./cursor";
import { hitsOf } from "./hits.server";
import { scoreOf, textOf } from "./marks";
import { searchIndex, type IndexSearch } from "./message-index.server";
import type { MessageHit, MessageSearch, SearchPage } from "./schema";
import { termsOf } from "./terms";

const DAY = 86_400_000;
/** The best are chosen from this many of the newest matches. */
const BEST_OF = 300;

type Page = { cursor?: string | null | undefined; limit?: number | undefined };

/**
 * A page of the messages that the actor may read and that answer the search: in one room, or in all.
 * @param access the room, or null for all rooms
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function searchMessages(
  actor: Actor,
  access: RoomAccess | null,
  search: MessageSearch,
  { cursor, limit = 20 }: Page = {},
): Promise<SearchPage<MessageHit>> {
  const place = cursor ? readCursor(cursor, search.sort) : null;
  const terms = termsOf(search.q);
  const authorId = search.author === undefined ? undefined : await idOf(search.author);
  // Signs alone are no words: nothing is said to be found by them.
  const isNothing = authorId === null || (terms.length === 0 && search.q.trim() !== "");
  if (isNothing || !isAsked(search) || !hasRooms(actor)) return { hits: [], nextCursor: null };
  const asked: IndexSearch = {
    terms,
    authorId,
    roomId: access?.room.id,
    ...{ type: search.type, hasTrack: search.hasTrack },
    from: search.from && Date.parse(search.from),
    before: search.to && Date.parse(search.to) + DAY,
  } as IndexSearch;
  return search.sort === "best" && terms.length > 0
    ? bestPage(actor, asked, place, limit)
    : newestPage(actor, asked, place, limit);
}

/** Whether there is anything to search by. */
export const isAsked = ({ q, author, type, hasTrack, from, to }: MessageSearch) =>
  q.trim() !== "" || [author, type, from, to].some((given) => given !== undefined) || hasTrack;

async function newestPage(
  actor: Actor,
  asked: IndexSearch,
  after: Place | null,
  limit: number,
): Promise<SearchPage<MessageHit>> {
  const { found, next } = await searchIndex(actor, { ...asked, after }, limit);
  return { hits: await hitsOf(actor, found, asked.terms), nextCursor: next && `${next.at}_${next.id}` };
}

/** The newest matches up to where the first page found them, by how well they answer. */
async function bestPage(
  actor: Actor,
  asked: IndexSearch,
  place: Place | null,
  limit: number,
): Promise<SearchPage<MessageHit>> {
  // What came since is left out, so that no hit moves from page to page.
  const anchored = place ? { ...asked, before: Math.min(asked.before ?? Infinity, place.at + 1) } : asked;
  const { found } = await searchIndex(actor, anchored, BEST_OF);
  const [newest] = found;
  if (!newest) return { hits: [], nextCursor: null };
  const rows = await reader().message.findMany({
    where: { id: { in: found.map(({ id }) => id) }, deletedAt: null },
    select: { id: true, text: true, trackRef: true },
  });
  const scored = rows
    .map(({ id, text, trackRef }) => ({
      ...{ id, score: scoreOf(textOf(text, trackRef as TrackRef | null), asked.terms) },
      at: found.find((one) => one.id === id)!.at,
    }))
    .sort((a, b) => b.score - a.score || b.at - a.at || (a.id < b.id ? 1 : -1));
  const from = place?.score ? indexAfter(scored, place.score) : 0;
  const shown = scored.slice(from, from + limit);
  const last = scored.length > from + limit ? shown.at(-1) : undefined;
  return {
    hits: await hitsOf(actor, shown, asked.terms),
    nextCursor: last ? `${newest.at}_${newest.id}_${last.score}_${last.id}` : null,
  };
}

/** Behind the page before's last hit; should that be gone, behind all that answer better. */
function indexAfter(scored: { id: string; score: number }[], last: { least: number; id: string }): number {
  const at = scored.findIndex(({ id }) => id === last.id);
  if (at >= 0) return at + 1;
  const worse = scored.findIndex(({ score }) => score < last.least);
  return worse < 0 ? scored.length : worse;
}

/** The id behind a username; null when nobody has it. */
async function idOf(username: string): Promise<string | null> {
  if (!/^[a-z0-9_]{1,30}$/.test(username)) return null;
  const user = await reader().user.findFirst({ where: { username, deletedAt: null }, select: { id: true } });
  return user?.id ?? null;
}
