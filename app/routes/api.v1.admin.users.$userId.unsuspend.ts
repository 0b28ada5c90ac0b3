import { withReasonSchema } from "~/domain/admin/schema";
import { unsuspend } from "~/domain/admin/suspend.server";
import { adminUserShape } from "~/http/api/admin-shapes";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/admin/users/{userId}/unsuspend", "Site admin", {
  POST: personal({
    summary: "Lift a suspension",
    about: "They sign in anew.",
    body: withReasonSchema,
    data: adminUserShape,
    success: { 200: "The person as they are now." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params, body }) => ok(await unsuspend(actor, params.userId, body)),
  }),
});
