import type { Actor } from "../actor";
import { canModerateRoom, type RoomPlace } from "../rooms/policy";
import { EDIT_WINDOW } from "./limits";
import type { MessageType } from "./schema";

type MessageFacts = {
  userId: string;
  type: MessageType;
  createdAt: Date | string;
  deletedAt: Date | string | null;
};

/** One's own words, for 15 minutes. */
export function canEdit(actor: Actor, message: MessageFacts, nowMs: number): boolean {
  return isOwn(actor, message) && nowMs - new Date(message.createdAt).getTime() < EDIT_WINDOW;
}

/** One's own at any time; moderators any. */
export function canDelete(actor: Actor, place: RoomPlace, message: MessageFacts): boolean {
  return (
    isOwn(actor, message) ||
    (message.type !== "SYSTEM" && !message.deletedAt && canModerateRoom(actor, place))
  );
}

function isOwn(actor: Actor, message: MessageFacts): boolean {
  return actor?.id === message.userId && message.type !== "SYSTEM" && !message.deletedAt;
}
