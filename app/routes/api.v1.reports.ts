import { reportPerson } from "~/domain/reports/report.server";
import { personReportSchema } from "~/domain/reports/schema";
import { created } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { reportShape } from "~/http/api/report-shapes";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/reports", "Reports", {
  POST: personal({
    summary: "Report a person",
    about: "To the site's admins. Within a room, report to those who moderate it.",
    body: personReportSchema,
    data: reportShape,
    success: { 201: "The report." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, body }) => created(await reportPerson(actor, body)),
  }),
});
