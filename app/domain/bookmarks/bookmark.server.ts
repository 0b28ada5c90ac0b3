import { reader } from "~/db/client.server";
import { inTransaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { newId, now } from "~/world.server";
import type { Actor } from "../actor";
import { invalid } from "../errors";
import { idFrom } from "../ids";
import { spend } from "../limits/limits.server";
import { message as messageOf } from "../messages/queries.server";
import { parse } from "../parse";
import { allowIn, roomFor, signedIn } from "../rooms/access.server";
import type { OwnBookmark } from "./schema";
import { bookmarkSchema, type BookmarkDto } from "./schema";

/**
 * Keeps a message for oneself. Kept already, it stays as it is, but for a note that is given.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found`, `rate_limited`
 */
export async function setBookmark(
  actor: Actor,
  idOrSlug: string,
  messageId: string,
  input: unknown,
): Promise<{ bookmark: BookmarkDto; created: boolean }> {
  const person = signedIn(actor);
  const access = await roomFor(actor, idOrSlug);
  allowIn(access, "bookmark");
  const { note } = parse(bookmarkSchema, input);
  const message = await messageOf(access, messageId);
  if (message.type === "SYSTEM") throw invalid("messageId", "Nobody can bookmark this.");
  await spend("reactions", person.id);
  const key = { userId: person.id, messageId: message.id };
  const given = note === undefined ? {} : { note };
  const { row, created } = await inTransaction(async (tx) => {
    const where = { userId_messageId: key };
    const there = await tx.db.bookmark.findUnique({ where });
    const isNew = !there || there.removedAt !== null;
    const fresh = { note: note ?? "", createdAt: now(), removedAt: null };
    const row = await tx.db.bookmark.upsert({
      where,
      create: { id: newId(), ...key, ...fresh },
      update: isNew ? fresh : given,
    });
    tx.afterCommit(() => tell(person.id, { messageId: message.id, bookmarked: true }));
    return { row, created: isNew };
  });
  const { id, slug, name, isPrivate } = access.room;
  const bookmark = {
    ...{ id: row.id, note: row.note, createdAt: row.createdAt.toISOString() },
    ...{ message: { ...message, bookmarked: true }, room: { id, slug, name, isPrivate } },
  };
  return { bookmark, created };
}

/**
 * Keeps a message no longer. Of what was not kept nothing changes.
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found` for a room that one may not see
 */
export async function dropBookmark(actor: Actor, idOrSlug: string, messageId: string): Promise<void> {
  const person = signedIn(actor);
  const access = await roomFor(actor, idOrSlug);
  allowIn(access, "bookmark");
  const id = idFrom(messageId);
  if (!id) return;
  const message = { id, roomId: access.room.id };
  const row = await reader().bookmark.findFirst({
    where: { userId: person.id, removedAt: null, message },
    select: { id: true, messageId: true },
  });
  if (!row) return;
  await inTransaction(async (tx) => {
    await tx.db.bookmark.update({ where: { id: row.id }, data: { removedAt: now() } });
    tx.afterCommit(() => tell(person.id, { messageId: row.messageId, bookmarked: false }));
  });
}

/** Tells the person's own tabs, and nobody else. */
export function tell(userId: string, data: OwnBookmark): void {
  announce({ type: "person", userId, change: "bookmark", data });
}
