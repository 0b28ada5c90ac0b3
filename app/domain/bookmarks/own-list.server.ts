import { reader } from "~/db/client.server";
import { purge, type Batch } from "~/db/batches.server";
import { inTransaction } from "~/db/transaction.server";
import { now } from "~/world.server";
import type { Actor } from "../actor";
import { notFound } from "../errors";
import { idFrom } from "../ids";
import { parse } from "../parse";
import { signedIn } from "../rooms/access.server";
import { tell } from "./bookmark.server";
import { bookmarksByIds } from "./queries.server";
import { noteSchema, type BookmarkDto } from "./schema";

// What a person does in the list of their own bookmarks. It needs no room: what one keeps can be thrown away also when the
// message is out of reach.

/**
 * Writes another note.
 * @throws Refusal `invalid`, `unauthenticated`, `not_found`
 */
export async function noteBookmark(actor: Actor, id: string, input: unknown): Promise<BookmarkDto> {
  const person = signedIn(actor);
  const { note } = parse(noteSchema, input);
  const messageId = await change(person.id, id, { removedAt: null }, { note });
  tell(person.id, { messageId, bookmarked: true });
  const [bookmark] = await bookmarksByIds(person, [id.toLowerCase()]);
  if (!bookmark) throw notFound("This bookmark");
  return bookmark;
}

/**
 * Takes a bookmark off the list.
 * @throws Refusal `unauthenticated`, `not_found`
 */
export async function removeBookmark(actor: Actor, id: string): Promise<void> {
  const person = signedIn(actor);
  const messageId = await change(person.id, id, { removedAt: null }, { removedAt: now() });
  tell(person.id, { messageId, bookmarked: false });
}

/**
 * Puts a bookmark back that was just taken off, in its place and with its note. One that is there stays.
 * @throws Refusal `unauthenticated`, `not_found` when it is gone for good
 */
export async function restoreBookmark(actor: Actor, id: string): Promise<void> {
  const person = signedIn(actor);
  const messageId = await change(person.id, id, {}, { removedAt: null });
  tell(person.id, { messageId, bookmarked: true });
}

/** @returns the message it keeps. @throws Refusal `not_found` for what is not there and for what is somebody else's */
async function change(
  userId: string,
  id: string,
  where: { removedAt?: null },
  data: { note?: string; removedAt?: Date | null },
): Promise<string> {
  const known = idFrom(id);
  if (!known) throw notFound("This bookmark");
  const own = { id: known, userId };
  return inTransaction(async (tx) => {
    const { count } = await tx.db.bookmark.updateMany({ where: { ...own, ...where }, data });
    if (count === 0) throw notFound("This bookmark");
    return (await tx.db.bookmark.findUniqueOrThrow({ where: { id: own.id } })).messageId;
  });
}

/** How long what was taken off can be had back, in milliseconds. */
const UNDO_FOR = 60 * 60_000;

/**
 * The job's part: forgets what was taken off a while ago.
 * @returns how many there were
 */
export function purgeBookmarks(batch: Batch = inTransaction): Promise<number> {
  return purge(batch, ({ db }, limit) =>
    db.bookmark.deleteMany({ where: { removedAt: { lt: new Date(now().getTime() - UNDO_FOR) } }, limit }),
  );
}

/** Whether a bookmark was taken off and can be had back. */
export async function isRemoved(actor: Actor, id: string): Promise<boolean> {
  const known = idFrom(id);
  if (!actor || !known) return false;
  const where = { id: known, userId: actor.id, removedAt: { not: null } };
  return (await reader().bookmark.count({ where })) > 0;
}
