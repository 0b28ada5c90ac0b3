import { z } from "zod";
import { flagsOf } from "~/domain/flags/set.server";
import { flagShape } from "~/http/api/admin-shapes";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/admin/flags", "Site admin", {
  GET: personal({
    summary: "The site's flags",
    about: "For super admins; 404 for everybody else. What each switches, and whom it is on for.",
    data: z.array(flagShape),
    success: { 200: "All flags." },
    refusals: ["not_found"],
    run: async ({ actor }) => ok(await flagsOf(actor)),
  }),
});
