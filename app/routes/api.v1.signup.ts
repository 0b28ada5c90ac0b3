import { signUpSchema } from "~/domain/accounts/schema";
import { signUp } from "~/domain/accounts/sign-up.server";
import { created } from "~/http/api/answers.server";
import { open } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { enteredShape } from "~/http/api/account-shapes";

export const { loader, action } = apiRoute("/signup", "Accounts", {
  POST: open({
    summary: "Make an account",
    body: signUpSchema,
    data: enteredShape,
    success: { 201: "The account, signed in." },
    refusals: ["conflict"],
    run: async ({ body, place }) => created(await signUp(body, { kind: "API", place })),
  }),
});
