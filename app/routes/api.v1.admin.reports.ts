import { z } from "zod";
import { asAdmin } from "~/domain/admin/policy";
import { allReports } from "~/domain/reports/queries.server";
import { caseShape, queueQuery } from "~/http/api/report-shapes";
import { list } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/admin/reports", "Site admin", {
  GET: personal({
    summary: "All reports",
    about: "Of every room, and those that belong to none.",
    query: queueQuery,
    data: z.array(caseShape),
    pages: true,
    success: { 200: "A page of cases." },
    refusals: ["not_found"],
    run: async ({ actor, query }) => {
      const { status: queue, ...page } = query;
      const { cases, nextCursor } = await allReports(asAdmin(actor), { queue, ...page });
      return list(cases, nextCursor);
    },
  }),
});
