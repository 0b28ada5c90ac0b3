import { z } from "zod";
import type { UserDto } from "../accounts/schema";
import { lines } from "../text";

export const MODERATION_ACTIONS = [
  ...(["DELETE_MESSAGE", "RESTORE_MESSAGE", "CLEAR_REACTIONS"] as const),
  ...(["MUTE_USER", "UNMUTE_USER", "KICK_USER", "BAN_USER", "UNBAN_USER", "CHANGE_ROLE"] as const),
  ...(["UPDATE_ROOM", "DELETE_ROOM", "END_SESSION", "REMOVE_TRACK"] as const),
  ...(["RUN_JOB", "CHANGE_FLAG"] as const),
] as const;
export type ModerationAction = (typeof MODERATION_ACTIONS)[number];

/** Those that one order does. The others have addresses of their own. */
export const ORDERS = [
  ...(["DELETE_MESSAGE", "RESTORE_MESSAGE", "CLEAR_REACTIONS"] as const),
  ...(["MUTE_USER", "UNMUTE_USER", "KICK_USER", "BAN_USER", "UNBAN_USER"] as const),
] as const;
export type OrderAction = (typeof ORDERS)[number];

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
  /** Whether it can still be undone. */
  undoable: boolean;
};

/** What undoing needs and the log shows. */
export type AuditData = {
  /** When a ban or mute ends; null is never. */
  until?: string | null;
  from?: string;
  to?: string;
  /** The settings that changed, from what to what. */
  changes?: Record<string, { from: unknown; to: unknown }>;
  /** The session in which it happened. */
  sessionId?: string;
  /** Tracks went because their DJ was taken out of the booth. */
  booth?: true;
  /** The name of the job that was run by hand. */
  job?: string;
  /** The name of the flag that was changed. */
  flag?: string;
};

export const REASON_MAX = 500;

const emptyAsNull = (value: unknown) => (value === undefined || value === "" ? null : value);

export const reason = z
  .preprocess(emptyAsNull, lines("Reason", 0, REASON_MAX).nullable())
  .transform((text) => text || null);

const until = z.preprocess(
  (value) => (value === "" || value === null ? undefined : value),
  z.iso
    .datetime({ offset: true, error: "until must be a time in ISO 8601, such as 2030-01-31T12:00:00Z." })
    .transform((text) => new Date(text))
    .refine((time) => time.getUTCFullYear() < 10_000, "until is too far away.")
    .optional(),
);

/** An order of a moderator, as POST /rooms/:id/moderation and the pages give it. */
export const orderSchema = z.object({
  action: z.enum(ORDERS, { error: `action is one of ${ORDERS.join(", ")}.` }),
  targetId: z.string({ error: "targetId must be an id." }).min(1, "targetId must be an id.").max(64),
  reason,
  until: until.describe("When a mute or ban ends. A mute without it lasts 24 hours, a ban for ever."),
});

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
