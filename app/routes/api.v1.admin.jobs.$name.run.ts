import { jobShape } from "~/http/api/admin-shapes";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { runJobNow } from "~/jobs/admin.server";

export const { loader, action } = apiRoute("/admin/jobs/{name}/run", "Site admin", {
  POST: personal({
    summary: "Run a job now",
    about: "Within seconds, on whichever node takes it; this answers before. 409 while it runs.",
    data: jobShape,
    success: { 200: "The job as it is now." },
    refusals: ["not_found", "conflict"],
    run: async ({ actor, params }) => ok(await runJobNow(actor, params.name)),
  }),
});
