import { accountOf } from "~/domain/accounts/profile.server";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { accountShape } from "~/http/api/account-shapes";

export const { loader, action } = apiRoute("/me", "Accounts", {
  GET: personal({
    summary: "Your account",
    data: accountShape,
    success: { 200: "You." },
    run: async ({ actor }) => ok(await accountOf(actor)),
  }),
});
