import { z } from "zod";
import type { SiteRole, UserDto } from "../accounts/schema";
import type { MemberRole } from "../rooms/schema";

export const NOTIFICATION_KINDS = [
  ...([
    "MENTION",
    "REPLY",
    "INVITED",
    "JOIN_REQUESTED",
    "REQUEST_ACCEPTED",
    "REQUEST_DENIED",
    "ADDED",
  ] as const),
  ...(["ROLE_CHANGED", "KICKED", "BANNED", "UNBANNED", "MUTED", "UNMUTED"] as const),
  ...(["MESSAGE_REMOVED", "MESSAGE_RESTORED", "REPORTED", "REPORT_CLOSED"] as const),
  ...(["SESSION_STARTED", "TURN_NEXT", "TRACK_PLAYING"] as const),
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** What a notice's words and link are made of; which of them are there depends on its kind. */
export type NotificationData = {
  /** Who did it. A moderator who acts on somebody stays unnamed. */
  by?: UserDto;
  reason?: string | null;
  /** When a ban or mute ends; null is never. */
  until?: string | null;
  role?: MemberRole;
  /** The new role on the site, where that is what changed. */
  siteRole?: SiteRole;
  messageId?: string;
  /** The post that the message replies to. */
  parentId?: string | null;
  /** The first words of the message it is about. */
  excerpt?: string;
  inviteId?: string;
  sessionId?: string;
  /** A session's or track's title; of INVITED and REQUEST_DENIED the room's name, as they do not tell its address. */
  title?: string;
  /** How many of the same kind this one notice stands for. */
  count?: number;
  /** What became of a report. */
  outcome?: "ACTED" | "DISMISSED";
};

/** A line of a person's inbox. The room is named as it was: its person may no longer be let in. */
export type NotificationDto = {
  id: string;
  kind: NotificationKind;
  room: { id: string; slug: string; name: string } | null;
  data: NotificationData;
  createdAt: string;
  readAt: string | null;
  /** It came in the person's quiet hours: nothing rings. Only as it comes in. */
  quiet?: boolean;
};

/** Which notices to mark read; all of them when left out. */
export const readNotificationsSchema = z.object({
  ids: z
    .array(z.uuid("ids must be ids of notifications."), { error: "ids must be a list." })
    .max(100, "At most 100 at once.")
    .optional(),
  roomId: z.uuid("roomId must be the id of a room.").optional().describe("Only what came from this room."),
});
