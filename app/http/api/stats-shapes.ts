import { z } from "zod";
import { RANGES } from "~/domain/stats/schema";
import { count, named } from "./shapes";

export const statsShape = named(
  "Stats",
  z.object({
    ...{ members: count, posts: count, replies: count, reactions: count },
    overTime: z.object({
      days: z.literal(RANGES),
      step: count.describe("Days in each of the spans."),
      timeZone: z.literal("UTC"),
      spans: z.array(
        z.object({
          from: z.iso.date(),
          members: count.describe("Those of today's members who were there at its end."),
          ...{ posts: count, replies: count },
          reactions: count.describe("To what was written in it."),
          listeners: count.describe("The most who listened at one time."),
        }),
      ),
      tracks: z.array(
        z.object({ title: z.string(), artist: z.string(), url: z.string(), plays: count, posts: count }),
      ),
    }),
  }),
);
