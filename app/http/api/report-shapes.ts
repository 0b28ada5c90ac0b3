import { z } from "zod";
import { QUEUES, type ReportCase, type ReportDto } from "~/domain/reports/schema";
import { pageQuery } from "./paging";
import { messageShape, named, userShape } from "./shapes";

const id = z.uuid();
const time = z.iso.datetime();
const status = z.enum(["OPEN", "ACTED", "DISMISSED"]);

export const reportShape = named<ReportDto>(
  "Report",
  z.object({
    id,
    roomId: id.nullable(),
    messageId: id.nullable(),
    userId: id.describe("The person reported, or the message's author."),
    reason: z.string(),
    status,
    createdAt: time,
  }),
);

export const caseShape = named<ReportCase>(
  "ReportCase",
  z.object({
    id: id.describe("The newest of the reports; closing it closes them all."),
    room: z.object({ id, slug: z.string(), name: z.string() }).nullable(),
    user: userShape,
    message: messageShape.nullable().describe("As it was written, also when it has been deleted since."),
    before: z.array(messageShape),
    after: z.array(messageShape),
    count: z.int().min(1).describe("How many people reported it."),
    reports: z
      .array(z.object({ id, reporter: userShape, reason: z.string(), createdAt: time }))
      .describe("The newest of their reports."),
    status,
    closedAt: time.nullable(),
    closedBy: userShape.nullable(),
  }),
);

export const queueQuery = pageQuery(50, 20).extend({
  status: z
    .enum(QUEUES, { error: "status is open or closed." })
    .default("open")
    .describe("What still waits, or what has been dealt with."),
});
