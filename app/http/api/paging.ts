import { z } from "zod";
import { INVALID_CURSOR } from "~/domain/errors";

/** How a list is asked for page by page. */
export const pageQuery = (most = 100, usual = 50) =>
  z.object({
    cursor: z
      .string()
      .max(1000, INVALID_CURSOR)
      .optional()
      .describe("Where to go on: `meta.nextCursor` of the page before."),
    limit: z.coerce
      .number({ error: "limit must be a number." })
      .int("limit must be a whole number.")
      .min(1, `limit is 1 to ${most}.`)
      .max(most, `limit is 1 to ${most}.`)
      .default(usual)
      .describe("How many at most."),
  });

export const messagesQuery = pageQuery().extend({
  parentId: z
    .string()
    .min(1, "parentId must be an id.")
    .max(64)
    .optional()
    .describe("Gives the replies to this post, oldest first."),
  around: z
    .string()
    .max(64, "around must be an id.")
    .optional()
    .describe("Gives the posts before and after this message; `meta.newerCursor` leads on to newer ones."),
  newer: z
    .string()
    .max(1000, INVALID_CURSOR)
    .optional()
    .describe("Gives the posts that follow: `meta.newerCursor` of the page before."),
});

export const reactorsQuery = pageQuery().extend({
  emoji: z
    .string()
    .max(64, "A reaction is a single emoji.")
    .optional()
    .describe("Only those who reacted with this one."),
});

export const bookmarksQuery = pageQuery(100, 20).extend({
  q: z
    .string()
    .max(200, "Search for at most 200 characters.")
    .default("")
    .describe("Words of the note, the text, the track or its author's name."),
});

export const inboxQuery = pageQuery().extend({
  unread: z
    .enum(["true", "false"], { error: "unread is true or false." })
    .default("false")
    .transform((word) => word === "true")
    .describe("Only what has not been read."),
});

export const eventsQuery = z.object({
  after: z.coerce
    .number({ error: "after must be a sequence number." })
    .int("after must be a sequence number.")
    .min(0, "after must be a sequence number.")
    .default(0)
    .describe("The last number that is known already."),
  limit: z.coerce
    .number({ error: "limit must be a number." })
    .int("limit must be a whole number.")
    .min(1, "limit is 1 to 500.")
    .max(500, "limit is 1 to 500.")
    .default(100),
});

export const resolveQuery = z.object({
  url: z
    .string({ error: "url is missing." })
    .min(1, "url is missing.")
    .max(2000, "This address is too long."),
});
