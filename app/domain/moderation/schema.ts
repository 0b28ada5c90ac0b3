import { z } from "zod";
import type { UserDto } from "../accounts/schema";

export const MODERATION_ACTIONS = [
  ...(["DELETE_MESSAGE", "RESTORE_MESSAGE", "CLEAR_REACTIONS"] as const),
  ...(["MUTE_USER", "UNMUTE_USER", "KICK_USER", "BAN_USER", "UNBAN_USER", "CHANGE_ROLE"] as const),
  ...(["UPDATE_ROOM", "DELETE_ROOM", "END_SESSION", "REMOVE_TRACK"] as const),
] as const;
export type ModerationAction = (typeof MODERATION_ACTIONS)[number];

/** A line of the audit log: who did what to whom, and why. */
export type AuditDto = {
  id: string;
  roomId: string | null;
  actorId: string;
  actor: UserDto;
  action: ModerationAction;
  targetId: string;
  /** The person concerned: the target, or the author of the target. */
  targetUser: UserDto | null;
  reason: string | null;
  data: AuditData | null;
  createdAt: string;
  undoneAt: string | null;
};

/** What undoing needs and the log shows. */
export type AuditData = {
  /** When a ban or mute ends; null is never. */
  until?: string | null;
  from?: string;
  to?: string;
  /** The settings that changed, from what to what. */
  changes?: Record<string, { from: unknown; to: unknown }>;
};

const filterId = z.preprocess(
  (value) => (value === "" || value === null ? undefined : value),
  z.uuid("This must be an id.").optional(),
);
const filterTime = z.preprocess(
  (value) => (value === "" || value === null ? undefined : value),
  z.coerce.date({ error: "This must be a date." }).optional(),
);

/** Which lines of the log are asked for. */
export const auditFilterSchema = z.object({
  action: z.preprocess(
    (value) => (value === "" || value === null ? undefined : value),
    z.enum(MODERATION_ACTIONS, { error: "action must be one of the log's." }).optional(),
  ),
  actorId: filterId.describe("Who did it."),
  userId: filterId.describe("Whom it concerned."),
  from: filterTime.describe("From this time on."),
  to: filterTime.describe("Before this time."),
});
export type AuditFilter = z.output<typeof auditFilterSchema>;
