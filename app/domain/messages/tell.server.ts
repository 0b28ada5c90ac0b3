import type { Transaction } from "~/db/transaction.server";
import { asUserDto } from "../accounts/user-dto";
import type { Person } from "../actor";
import { excerptOf } from "../notifications/excerpt";
import { notifyMembers, type MemberNotice } from "../notifications/notify-members.server";
import type { RoomRow } from "../rooms/access.server";
import { EVERYONE, type StoredMentions } from "./mentions";

/** A message that was just written, or now names somebody. */
export type Told = {
  message: { id: string; parentId: string | null; text: string | null; trackRef?: unknown; images?: unknown };
  author: Person;
  room: RoomRow;
  mentions: StoredMentions | null;
  /** It is new: whoever is in its thread is told too. */
  isNew: boolean;
};

/** Of a thread's people, those who wrote last. */
const LAST_REPLIES = 100;

/** Tells those who are named in messages, and those whose threads they continue; everybody once, of each message. */
export async function tellOf(tx: Transaction, written: Told[]): Promise<void> {
  const replies = written.filter(({ message, isNew }) => isNew && message.parentId);
  const concerned = written.filter(
    ({ mentions, ...one }) => mentions || replies.some(({ message }) => message === one.message),
  );
  if (concerned.length === 0) return;
  const threads = await threadsOf(tx, [...new Set(replies.map(({ message }) => message.parentId!))]);
  const notices: MemberNotice[] = [];
  for (const { message, author, room, mentions, isNew } of concerned) {
    const told = new Set([author.id, ...(mentions?.told ?? [])]);
    const tell = (userId: string, kind: "MENTION" | "REPLY", level: MemberNotice["level"]) => {
      if (told.has(userId)) return;
      told.add(userId);
      const { id, parentId } = message;
      const data = { by: asUserDto(author), messageId: id, parentId, excerpt: excerptOf(message) };
      notices.push({ userId, kind, level, room, data, messageId: id });
    };
    for (const { id } of mentions?.users ?? []) tell(id, "MENTION", "MENTIONS");
    if (mentions?.room && !told.has(EVERYONE))
      for (const id of await membersOf(tx, room.id)) tell(id, "MENTION", "MENTIONS");
    const thread = isNew && message.parentId ? threads.get(message.parentId) : undefined;
    if (thread) tell(thread.author, "REPLY", "MENTIONS");
    // Whoever only wrote in the thread is told when they want to be told everything.
    for (const id of thread?.others ?? []) tell(id, "REPLY", "EVERYTHING");
  }
  await notifyMembers(tx, notices);
}

async function threadsOf(tx: Transaction, postIds: string[]) {
  const threads = new Map<string, { author: string; others: Set<string> }>();
  if (postIds.length === 0) return threads;
  const posts = await tx.db.message.findMany({
    where: { id: { in: postIds } },
    select: { id: true, userId: true },
  });
  for (const post of posts) {
    const replies = await tx.db.message.findMany({
      where: { parentId: post.id, deletedAt: null },
      orderBy: { seq: "desc" },
      take: LAST_REPLIES,
      select: { userId: true },
    });
    threads.set(post.id, { author: post.userId, others: new Set(replies.map(({ userId }) => userId)) });
  }
  return threads;
}

async function membersOf(tx: Transaction, roomId: string): Promise<string[]> {
  const members = await tx.db.roomMembership.findMany({ where: { roomId }, select: { userId: true } });
  return members.map(({ userId }) => userId);
}
