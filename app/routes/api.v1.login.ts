import { signInSchema } from "~/domain/accounts/schema";
import { signIn } from "~/domain/accounts/sign-in.server";
import { ok } from "~/http/api/answers.server";
import { open } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { enteredShape } from "~/http/api/account-shapes";

export const { loader, action } = apiRoute("/login", "Accounts", {
  POST: open({
    summary: "Sign in",
    about: "The token is good for 60 days, or until you sign out with it.",
    body: signInSchema,
    data: enteredShape,
    success: { 200: "Who you are, and a token." },
    refusals: ["unauthenticated"],
    repeatable: true,
    run: async ({ body, place }) => ok(await signIn(body, { kind: "API", place })),
  }),
});
