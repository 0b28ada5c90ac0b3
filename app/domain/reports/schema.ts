import { z } from "zod";
import type { UserDto } from "../accounts/schema";
import type { MessageDto } from "../messages/schema";
import { lines } from "../text";

export const REPORT_OUTCOMES = ["ACTED", "DISMISSED"] as const;
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];
export type ReportStatus = "OPEN" | ReportOutcome;

export const reason = lines("Reason", 1, 500);

const target = (name: string) =>
  z
    .string({ error: `${name} must be an id.` })
    .min(1, `${name} must be an id.`)
    .max(64);

/** Within a room: a message, or a person there. */
export const roomReportSchema = z
  .object({ messageId: target("messageId").optional(), userId: target("userId").optional(), reason })
  .refine(({ messageId, userId }) => (messageId === undefined) !== (userId === undefined), {
    path: ["messageId"],
    error: "Report a message or a person: one of messageId and userId.",
  });

/** A person, wherever they are: for the site's admins. */
export const personReportSchema = z.object({
  userId: z.string({ error: "userId is missing." }).min(1, "userId is missing.").max(64),
  reason,
});

export const closeReportSchema = z.object({
  outcome: z.enum(REPORT_OUTCOMES, { error: "outcome is ACTED or DISMISSED." }),
});

/** Which part of a queue: what still waits, or what has been dealt with. */
export const QUEUES = ["open", "closed"] as const;
export type Queue = (typeof QUEUES)[number];

/** A report, as whoever made it sees it. */
export type ReportDto = {
  id: string;
  roomId: string | null;
  messageId: string | null;
  /** The person reported, or the message's author. */
  userId: string;
  reason: string;
  status: ReportStatus;
  createdAt: string;
};

/** All reports of one message or person that wait, or were closed, together: what a moderator decides upon. */
export type ReportCase = {
  /** The newest of the reports; closing it closes them all. */
  id: string;
  room: { id: string; slug: string; name: string } | null;
  /** The person reported, or the message's author. */
  user: UserDto;
  /** As it was written, also when it has been deleted meanwhile; `deletedAt` then says so. */
  message: MessageDto | null;
  /** What was said around it, oldest first. */
  before: MessageDto[];
  after: MessageDto[];
  /** How many people reported it. */
  count: number;
  /** The newest of their reports. */
  reports: { id: string; reporter: UserDto; reason: string; createdAt: string }[];
  status: ReportStatus;
  closedAt: string | null;
  closedBy: UserDto | null;
};
