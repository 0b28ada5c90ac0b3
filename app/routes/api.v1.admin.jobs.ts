import { z } from "zod";
import { jobShape } from "~/http/api/admin-shapes";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { jobsOf } from "~/jobs/admin.server";

export const { loader, action } = apiRoute("/admin/jobs", "Site admin", {
  GET: personal({
    summary: "What runs by the clock",
    about:
      "For super admins; 404 for everybody else. When each job last ran, how it ended, and when it runs next.",
    data: z.array(jobShape),
    success: { 200: "All jobs." },
    refusals: ["not_found"],
    run: async ({ actor }) => ok(await jobsOf(actor)),
  }),
});
