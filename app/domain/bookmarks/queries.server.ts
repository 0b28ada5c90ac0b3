import { reader } from "~/db/client.server";
import type { Actor, Person } from "../actor";
import { newestFirst, olderThan, pageOf } from "../keyset";
import { signedIn } from "../rooms/access.server";
import { hitsOf } from "../search/hits.server";
import { markedExcerpt, scoreOf } from "../search/marks";
import { termsOf, type Term } from "../search/terms";
import { visibleRoom } from "../sessions/visible.server";
import type { TrackRef } from "../tracks/schema";
import type { BookmarkDto, BookmarkHit } from "./schema";

export type BookmarkPage = { bookmarks: BookmarkHit[]; nextCursor: string | null };

/** So many are looked through for one page of a search, in steps: what one person keeps is little. */
const STEP = 200;
const STEPS = 10;

/**
 * A page of the person's bookmarks, newest first; with `q`, of those whose note, text, track or author has its words.
 * Of what is out of reach only one's own note is searched.
 * @throws Refusal `unauthenticated`, `invalid` for a cursor that is none
 */
export async function bookmarksOf(
  actor: Actor,
  { q = "", cursor = null, limit = 20 }: { q?: string; cursor?: string | null; limit?: number } = {},
): Promise<BookmarkPage> {
  const person = signedIn(actor);
  const terms = termsOf(q);
  if (q.trim() === "") {
    const { rows, nextCursor } = await step(person, cursor, limit);
    return { bookmarks: await hits(person, rows, []), nextCursor };
  }
  if (terms.length === 0) return { bookmarks: [], nextCursor: null };
  const found: Row[] = [];
  let next = cursor;
  for (let at = 0; at < STEPS; at += 1) {
    const { rows, nextCursor } = await step(person, next, STEP);
    const fits = await fitting(person, rows, terms);
    found.push(...fits);
    next = nextCursor;
    if (found.length > limit || nextCursor === null) break;
  }
  const page = pageOf(found, limit);
  return { bookmarks: await hits(person, page.rows, terms), nextCursor: page.nextCursor ?? next };
}

/** Some of the person's bookmarks, in the order given. */
export async function bookmarksByIds(person: Person, ids: string[]): Promise<BookmarkDto[]> {
  const where = { id: { in: ids }, userId: person.id, removedAt: null };
  const rows = await reader().bookmark.findMany({ where });
  return (await hits(person, rows, [])).map(({ bookmark }) => bookmark);
}

type Row = { id: string; messageId: string; note: string; createdAt: Date };

async function step(person: Person, cursor: string | null, limit: number) {
  const where = { userId: person.id, removedAt: null, ...olderThan(cursor) };
  return pageOf(await reader().bookmark.findMany({ where, ...newestFirst(limit) }), limit);
}

/** Which of the messages are there for the person still. */
async function within(person: Person, ids: string[]) {
  return reader().message.findMany({
    where: { id: { in: ids }, deletedAt: null, room: visibleRoom(person) },
    select: { id: true, text: true, trackRef: true, user: { select: { displayName: true, username: true } } },
  });
}

async function fitting(person: Person, rows: Row[], terms: Term[]): Promise<Row[]> {
  const there = await within(
    person,
    rows.map(({ messageId }) => messageId),
  );
  const words = new Map(
    there.map(({ id, text, trackRef, user }) => {
      const track = trackRef as TrackRef | null;
      return [id, [text, track?.title, track?.artist, user.displayName, user.username].join("\n")];
    }),
  );
  return rows.filter(({ messageId, note }) => scoreOf(`${note}\n${words.get(messageId) ?? ""}`, terms) > 0);
}

async function hits(person: Person, rows: Row[], terms: Term[]): Promise<BookmarkHit[]> {
  const there = await within(
    person,
    rows.map(({ messageId }) => messageId),
  );
  const found = new Map((await hitsOf(person, there, terms)).map((hit) => [hit.message.id, hit]));
  return rows.map(({ id, messageId, note, createdAt }) => {
    const hit = found.get(messageId) ?? null;
    const message = hit && { ...hit.message, bookmarked: true };
    const bookmark = { id, note, createdAt: createdAt.toISOString(), message, room: hit?.room ?? null };
    return { bookmark, noteParts: markedExcerpt(note, terms), hit };
  });
}
