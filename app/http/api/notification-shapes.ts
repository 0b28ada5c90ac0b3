import { z } from "zod";
import { SITE_ROLES } from "~/domain/accounts/schema";
import { NOTIFICATION_KINDS, type NotificationDto } from "~/domain/notifications/schema";
import { MEMBER_ROLES } from "~/domain/rooms/schema";
import { named, userShape } from "./shapes";

const id = z.uuid();
const time = z.iso.datetime();

/** What a notice's words and link are made of; which of them are there depends on its kind. */
const noticeData: z.ZodType<NotificationDto["data"]> = z.object({
  by: userShape.optional(),
  reason: z.string().nullable().optional(),
  until: time.nullable().optional().describe("When a ban or mute ends; null is never."),
  role: z.enum(MEMBER_ROLES).optional(),
  siteRole: z.enum(SITE_ROLES).optional(),
  messageId: id.optional(),
  parentId: id.nullable().optional().describe("The post that the message replies to."),
  excerpt: z.string().optional().describe("The first words of the message it is about."),
  inviteId: id.optional(),
  sessionId: id.optional(),
  title: z.string().optional(),
  count: z.int().min(1).optional().describe("How many of its kind this one notice stands for."),
  outcome: z.enum(["ACTED", "DISMISSED"]).optional(),
});

export const notificationShape = named<NotificationDto>(
  "Notification",
  z.object({
    id,
    kind: z.enum(NOTIFICATION_KINDS),
    room: z
      .object({ id, slug: z.string(), name: z.string() })
      .nullable()
      .describe("As it was then: the caller may no longer be let in."),
    data: noticeData,
    createdAt: time,
    readAt: time.nullable(),
    quiet: z.boolean().optional().describe("Live only: it came in the person's quiet hours."),
  }),
);

export const unreadShape = z.object({
  unread: z.int().min(0).describe("How many are unread still; 100 stands for more."),
});
