import type { NotificationDto } from "~/domain/notifications/schema";
import { PATHS, roomPath } from "../paths";
import { placePath, postPath, reportsPath, roomInvitesPath } from "../room/room-paths";
import { sessionPath } from "../sessions/session-paths";
import { adminReportsPath } from "../admin/admin-paths";

/** Where a notice leads: to the thing it tells of, or nowhere when that is closed to its person. */
export function noticePath({ kind, room, data }: NotificationDto): string | null {
  switch (kind) {
    case "KICKED":
    case "BANNED":
    case "REQUEST_DENIED":
      return null;
    case "SESSION_STARTED":
    case "TURN_NEXT":
    case "TRACK_PLAYING":
      return data.sessionId ? `/sessions/${data.sessionId}` : null;
    case "REPORTED":
      return room ? reportsPath(room.slug) : adminReportsPath;
    case "INVITED":
      return data.sessionId ? `/sessions/${data.sessionId}` : PATHS.invites;
    case "JOIN_REQUESTED":
      return room && roomInvitesPath(room.slug);
    case "MESSAGE_REMOVED":
      return room && roomPath(room.slug);
    case "SESSION_STARTED":
    case "TURN_NEXT":
    case "TRACK_PLAYING":
      return data.sessionId ? sessionPath(data.sessionId) : room && roomPath(room.slug);
    case "MENTION":
    case "REPLY":
      if (!room || !data.messageId) return room && roomPath(room.slug);
      return placePath(room.slug, { id: data.messageId, parentId: data.parentId ?? null });
    default:
      if (!room) return null;
      return data.messageId ? postPath(room.slug, data.messageId) : roomPath(room.slug);
  }
}
