import type { Actor } from "~/domain/actor";
import { canDelete, canEdit } from "~/domain/messages/policy";
import type { MessageDto } from "~/domain/messages/schema";
import { canReportMessage } from "~/domain/reports/policy";
import { canPinTrack, isMember, type RoomPlace } from "~/domain/rooms/policy";

type Situation = { actor: Actor; place: RoomPlace; now: number; reply: boolean };

/** What the viewer may do with a post, beside answering it. */
export function choicesFor(message: MessageDto, { actor, place, now, reply }: Situation) {
  return {
    edit: canEdit(actor, message, now),
    remove: canDelete(actor, place, message),
    pin: !!message.trackRef && canPinTrack(actor, place),
    report: canReportMessage(actor, message),
    unread: !reply && isMember(place) && message.userId !== actor?.id,
  };
}
