import { noLoginCookie } from "~/auth/login-cookie.server";
import { endLogin } from "~/domain/accounts/logins.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/logout", "Accounts", {
  POST: personal({
    summary: "Sign out",
    about: "Ends the token or cookie with which you ask, and cuts its sockets.",
    success: { 204: "It is no longer good for anything." },
    run: async ({ actor }) => {
      await endLogin(actor, actor.loginId);
      return nothing({ "Set-Cookie": await noLoginCookie() });
    },
  }),
});
