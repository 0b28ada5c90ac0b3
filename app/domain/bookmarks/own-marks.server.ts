import { reader } from "~/db/client.server";
import type { Actor } from "../actor";
import type { MessageDto } from "../messages/schema";

/** The same messages, each with whether the actor keeps it. */
export async function withOwnBookmarks(actor: Actor, messages: MessageDto[]): Promise<MessageDto[]> {
  if (!actor || messages.length === 0) return messages;
  const rows = await reader().bookmark.findMany({
    where: { userId: actor.id, removedAt: null, messageId: { in: messages.map(({ id }) => id) } },
    select: { messageId: true },
  });
  if (rows.length === 0) return messages;
  const kept = new Set(rows.map(({ messageId }) => messageId));
  return messages.map((message) => (kept.has(message.id) ? { ...message, bookmarked: true } : message));
}
