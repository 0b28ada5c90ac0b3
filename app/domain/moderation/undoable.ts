import { RESTORE_WINDOW } from "../messages/limits";
import type { AuditData, ModerationAction } from "./schema";

type Line = {
  action: ModerationAction;
  roomId: string | null;
  data: AuditData | null;
  createdAt: Date;
  undoneAt: Date | null;
};

/**
 * Whether a line of the log can be taken back, as far as the line itself says. A kick cannot: the person comes back, or
 * is added. Nor a ban or mute that is over, cleared reactions, a deleted room, or a room handed over.
 * @param nowMs the present, in milliseconds since 1970
 */
export function isUndoable({ action, roomId, data, createdAt, undoneAt }: Line, nowMs: number): boolean {
  if (undoneAt || roomId === null) return false;
  switch (action) {
    case "RESTORE_MESSAGE":
      return true;
    case "DELETE_MESSAGE":
      // A session's chat goes on: nothing is put back into it.
      return data?.sessionId === undefined && nowMs - createdAt.getTime() < RESTORE_WINDOW;
    case "BAN_USER":
    case "MUTE_USER":
    case "UNBAN_USER":
    case "UNMUTE_USER":
      return data?.until === null || (data?.until !== undefined && new Date(data.until).getTime() > nowMs);
    case "CHANGE_ROLE":
      return data?.to !== "OWNER" && data?.from !== undefined;
    case "UPDATE_ROOM":
      return data?.changes !== undefined && Object.keys(data.changes).length > 0;
    default:
      return false;
  }
}
