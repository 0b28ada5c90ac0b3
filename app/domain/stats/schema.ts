import { z } from "zod";

/** How far back the charts go, in days. */
export const RANGES = [7, 30, 90, 365] as const;
export type Range = (typeof RANGES)[number];

const WRONG = "days is 7, 30, 90 or 365.";

export const rangeSchema = z.object({
  days: z
    .preprocess(
      (days) => (days === null || days === "" ? undefined : days),
      z.coerce
        .number({ error: WRONG })
        .refine((days) => RANGES.some((range) => range === days), WRONG)
        .transform((days) => days as Range)
        .default(30),
    )
    .describe("How far back: 7, 30, 90 or 365."),
});

/** What happened in a piece of the range. */
export type Span = {
  /** Its first day (UTC), as 2026-11-24. */
  from: string;
  /** Those of today's members who were in the room at its end. */
  members: number;
  posts: number;
  replies: number;
  /** To what was written in it. */
  reactions: number;
  /** The most who listened at one time. */
  listeners: number;
};

export type TopTrack = { title: string; artist: string; url: string; plays: number; posts: number };

export type RoomOverTime = {
  days: Range;
  /** Days in each of the spans. */
  step: number;
  timeZone: "UTC";
  /** The oldest first. */
  spans: Span[];
  /** Those played and posted most in the range. */
  tracks: TopTrack[];
};

export const CHARTS = ["members", "posts", "reactions", "listeners", "tracks"] as const;
export type Chart = (typeof CHARTS)[number];
