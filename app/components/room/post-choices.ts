import type { Actor } from "~/domain/actor";
import type { MessageDto } from "~/domain/messages/schema";
import { canReportMessage } from "~/domain/reports/policy";
import { isMember, may, standingOf, type RoomPlace } from "~/domain/rooms/policy";

type Situation = { actor: Actor; place: RoomPlace; now: number; reply: boolean; live: boolean };

/** What the viewer may do with a post, beside answering it. */
export function choicesFor(message: MessageDto, { actor, place, now, reply, live }: Situation) {
  const own = message.userId === actor?.id;
  return {
    edit: may(actor, place, "edit_own", now, message),
    remove: may(actor, place, own ? "delete_own" : "delete_any", now, message),
    pin: !!message.trackRef && may(actor, place, "pin", now),
    addToSession: live && !!message.trackRef && standingOf(actor, place, now) !== "muted" && actor !== null,
    moderate: !own && message.type !== "SYSTEM" && may(actor, place, "mute", now),
    clear: message.reactions.length > 0 && may(actor, place, "clear_reactions", now, message),
    reacted: message.reactions.length > 0,
    report: canReportMessage(actor, message),
    share: message.type !== "SYSTEM",
    repost: message.type !== "SYSTEM" && actor !== null,
    bookmark: message.type !== "SYSTEM" && may(actor, place, "bookmark", now),
    unread: (!reply || message.parentId !== null) && isMember(place) && !own,
  };
}
