import { closeReport } from "~/domain/reports/close.server";
import { closeReportSchema } from "~/domain/reports/schema";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/reports/{reportId}/close", "Reports", {
  POST: personal({
    summary: "Close a report",
    about: "With all others of the same message or person. Those who reported are told.",
    body: closeReportSchema,
    success: { 204: "They are closed." },
    refusals: ["not_found"],
    run: async ({ actor, params, body }) => {
      await closeReport(actor, params.reportId, body);
      return nothing();
    },
  }),
});
