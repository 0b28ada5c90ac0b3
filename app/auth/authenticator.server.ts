import { AsyncLocalStorage } from "node:async_hooks";
import { Authenticator } from "remix-auth";
import { FormStrategy } from "remix-auth-form";
import type { UserDto } from "~/domain/accounts/schema";
import { signIn } from "~/domain/accounts/sign-in.server";
import { signUp } from "~/domain/accounts/sign-up.server";
import type { LoginPlace } from "~/domain/accounts/logins.server";

/** Who came in, and the secret that their browser keeps. */
export type SignedIn = { user: UserDto; token: string };

// A strategy gets a copy of the request alone; where it comes from travels beside it.
const places = new AsyncLocalStorage<LoginPlace>();

export const authenticator = new Authenticator<SignedIn>()
  .use(formStrategy(signIn), "sign-in")
  .use(formStrategy(signUp), "sign-up");

/**
 * Signs in or up by the form in the request.
 * @throws Refusal as signIn and signUp do
 */
export function authenticate(
  how: "sign-in" | "sign-up",
  request: Request,
  address: string,
): Promise<SignedIn> {
  const place = { address, userAgent: request.headers.get("User-Agent") ?? "" };
  return places.run(place, () => authenticator.authenticate(how, request.clone()));
}

function formStrategy(enter: typeof signIn): FormStrategy<SignedIn> {
  return new FormStrategy(({ form }) =>
    enter(Object.fromEntries(form), {
      kind: "BROWSER",
      place: places.getStore() ?? { address: "", userAgent: "" },
    }),
  );
}
