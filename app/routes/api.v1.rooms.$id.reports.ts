import { z } from "zod";
import { roomReports } from "~/domain/reports/queries.server";
import { reportInRoom } from "~/domain/reports/report.server";
import { roomReportSchema } from "~/domain/reports/schema";
import { roomFor } from "~/domain/rooms/access.server";
import { created, list } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { caseShape, queueQuery, reportShape } from "~/http/api/report-shapes";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/rooms/{id}/reports", "Reports", {
  GET: personal({
    summary: "A room's reports",
    about: "For the owner and moderators. Reports of one message or person are one case; newest first.",
    query: queueQuery,
    data: z.array(caseShape),
    pages: true,
    success: { 200: "A page of cases." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params, query }) => {
      const { status: queue, ...page } = query;
      const { cases, nextCursor } = await roomReports(await roomFor(actor, params.id), { queue, ...page });
      return list(cases, nextCursor);
    },
  }),
  POST: personal({
    summary: "Report a message or a person",
    about:
      "One of `messageId` and `userId`. Those who moderate the room decide; the author never learns who.",
    body: roomReportSchema,
    data: reportShape,
    success: { 201: "The report." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params, body }) => created(await reportInRoom(actor, params.id, body)),
  }),
});
