import { reader } from "~/db/client.server";
import { inTransaction, type TransactionClient } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { roomStream } from "~/streams/names";
import type { Actor } from "../actor";
import { notFound } from "../errors";
import { idFrom } from "../ids";
import { parse } from "../parse";
import { roomFor, signedIn } from "../rooms/access.server";
import { threadMarks } from "./own-marks.server";
import { readThreadSchema, type OwnThread } from "./schema";

type Told = OwnThread & { changed: boolean };

/**
 * Notes that the person has read a thread up to a number of the room's stream (never back; never beyond what there is),
 * or all of it.
 * In a thread that they do not follow nothing is kept.
 * @throws Refusal `unauthenticated`, `invalid`, `not_found`
 */
export async function markThreadRead(
  actor: Actor,
  idOrSlug: string,
  postId: string,
  input: unknown = {},
): Promise<Told> {
  const { seq } = parse(readThreadSchema, input);
  const known = await threadMarkOf(actor, idOrSlug, postId);
  // Most readers of a thread only look on: that is no work for whoever writes.
  if (!known.thread) return { ...known, changed: false };
  return setMark(actor, idOrSlug, postId, (head, before) =>
    before === null ? null : Math.max(before, Math.min(seq ?? head, head)),
  );
}

/**
 * Makes a reply, and what came after it, unread again; of a post, its whole thread. Whoever wants to read it later follows
 * the thread from then on.
 * @throws Refusal `unauthenticated`, `invalid`, `not_found`
 */
export async function markThreadUnreadFrom(actor: Actor, idOrSlug: string, messageId: string): Promise<Told> {
  return setMark(actor, idOrSlug, messageId, (_, __, { seq, parentId }) => (parentId ? seq - 1 : seq));
}

/**
 * How far the person has read a thread, as it is now.
 * @throws Refusal `unauthenticated`, `not_found`
 */
export async function threadMarkOf(actor: Actor, idOrSlug: string, postId: string): Promise<OwnThread> {
  const person = signedIn(actor);
  const { room } = await roomFor(person, idOrSlug);
  const post = await messageOf(reader(), room.id, postId);
  return tellMark(reader(), person.id, room.id, post.parentId ?? post.id);
}

type Place = { id: string; seq: number; parentId: string | null };
type Next = (head: number, before: number | null, message: Place) => number | null;

async function setMark(actor: Actor, idOrSlug: string, messageId: string, next: Next): Promise<Told> {
  const person = signedIn(actor);
  return inTransaction(async (tx) => {
    const { room, membership } = await roomFor(person, idOrSlug, tx);
    const message = await messageOf(tx.db, room.id, messageId);
    const postId = message.parentId ?? message.id;
    const key = { userId_postId: { userId: person.id, postId } };
    const mark = await tx.db.threadMark.findUnique({ where: key });
    const head = await tx.db.stream.findUnique({ where: { name: roomStream(room.id) } });
    const lastReadSeq = membership ? next(head?.seq ?? 0, mark?.lastReadSeq ?? null, message) : null;
    const changed = lastReadSeq !== null && lastReadSeq !== mark?.lastReadSeq;
    if (changed)
      await tx.db.threadMark.upsert({
        where: key,
        create: { userId: person.id, postId, roomId: room.id, lastReadSeq },
        update: { lastReadSeq },
      });
    const data = await tellMark(tx.db, person.id, room.id, postId);
    if (changed)
      tx.afterCommit(() => announce({ type: "person", userId: person.id, change: "thread", data }));
    return { ...data, changed };
  });
}

async function messageOf(db: TransactionClient, roomId: string, messageId: string): Promise<Place> {
  const id = idFrom(messageId);
  const found = id
    ? await db.message.findUnique({
        where: { id },
        select: { id: true, roomId: true, seq: true, parentId: true, type: true },
      })
    : null;
  if (!found || found.roomId !== roomId || found.type === "SYSTEM") throw notFound("This message");
  return found;
}

async function tellMark(
  db: TransactionClient,
  userId: string,
  roomId: string,
  postId: string,
): Promise<OwnThread> {
  return { roomId, postId, thread: (await threadMarks(db, userId, [postId])).get(postId) ?? null };
}
