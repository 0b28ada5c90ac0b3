import type { Actor } from "../actor";
import type { MessageType } from "../messages/schema";

type Reportable = { userId: string; type: MessageType; deletedAt: Date | string | null };

/** What others wrote. What the room itself tells is nobody's to answer for. */
export function canReportMessage(actor: Actor, message: Reportable): boolean {
  return actor !== null && message.userId !== actor.id && message.type !== "SYSTEM" && !message.deletedAt;
}

export function canReportPerson(actor: Actor, userId: string): boolean {
  return actor !== null && actor.id !== userId;
}
