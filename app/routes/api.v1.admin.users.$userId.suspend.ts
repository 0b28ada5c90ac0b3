import { suspendSchema } from "~/domain/admin/schema";
import { suspend } from "~/domain/admin/suspend.server";
import { adminUserShape } from "~/http/api/admin-shapes";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/admin/users/{userId}/suspend", "Site admin", {
  POST: personal({
    summary: "Suspend somebody",
    about: "Their logins and tokens have ended and their sockets are cut before this answers.",
    body: suspendSchema,
    data: adminUserShape,
    success: { 200: "The person as they are now." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params, body }) => ok(await suspend(actor, params.userId, body)),
  }),
});
