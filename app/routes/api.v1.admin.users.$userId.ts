import { userOf } from "~/domain/admin/queries.server";
import { siteRoleSchema } from "~/domain/admin/schema";
import { setSiteRole } from "~/domain/admin/site-role.server";
import { adminUserShape } from "~/http/api/admin-shapes";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/admin/users/{userId}", "Site admin", {
  GET: personal({
    summary: "A person",
    data: adminUserShape,
    success: { 200: "The person." },
    refusals: ["not_found"],
    run: async ({ actor, params }) => ok(await userOf(actor, params.userId)),
  }),
  PATCH: personal({
    summary: "Change somebody's role on the site",
    about: "Only a super admin makes or unmakes admins; nobody changes themselves.",
    body: siteRoleSchema,
    data: adminUserShape,
    success: { 200: "The person as they are now." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params, body }) => ok(await setSiteRole(actor, params.userId, body)),
  }),
});
