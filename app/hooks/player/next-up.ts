import { playOrder } from "~/domain/sessions/order";
import type { QueueItemDto } from "~/domain/sessions/schema";
import type { SessionState } from "~/streams/session-reducer";

/** What will be heard next as things stand, or null: worth making ready, and worth telling whose it is. */
export function nextUp({
  session,
  items,
  people,
}: Pick<SessionState, "session" | "items" | "people">): QueueItemDto | null {
  return playOrder(session, items, people)[0] ?? null;
}
