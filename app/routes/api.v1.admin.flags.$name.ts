import { flagSchema } from "~/domain/flags/schema";
import { setFlag } from "~/domain/flags/set.server";
import { flagShape } from "~/http/api/admin-shapes";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/admin/flags/{name}", "Site admin", {
  PATCH: personal({
    summary: "Change whom a flag is on for",
    about: "The whole setting, in place of what it was. It holds at once, without a restart, on every node.",
    body: flagSchema,
    data: flagShape,
    success: { 200: "The flag as it is now." },
    refusals: ["not_found"],
    run: async ({ actor, params, body }) => ok(await setFlag(actor, params.name, body)),
  }),
});
