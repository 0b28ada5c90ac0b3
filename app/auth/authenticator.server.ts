import { Authenticator } from "remix-auth";
import { FormStrategy } from "remix-auth-form";
import type { UserDto } from "~/domain/accounts/schema";
import { signIn } from "~/domain/accounts/sign-in.server";
import { signUp } from "~/domain/accounts/sign-up.server";
import type { LoginPlace } from "~/domain/accounts/logins.server";

/** Who came in, and the secret that their browser keeps. */
export type SignedIn = { user: UserDto; token: string };

const ADDRESS = "X-Forwarded-For";
const USER_AGENT = "User-Agent";

export const authenticator = new Authenticator<SignedIn>()
  .use(formStrategy(signIn), "sign-in")
  .use(formStrategy(signUp), "sign-up");

/**
 * Signs in or up by a form.
 * @throws Refusal as signIn and signUp do
 */
export function authenticate(
  how: "sign-in" | "sign-up",
  form: FormData,
  { address, userAgent }: LoginPlace,
): Promise<SignedIn> {
  // A strategy reads a request, however long it is: so it gets one made of what has been read already, and within limits.
  const body = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === "string") body.append(name, value);
  const headers = { [ADDRESS]: address, [USER_AGENT]: userAgent };
  return authenticator.authenticate(how, new Request("http://form", { method: "POST", headers, body }));
}

function formStrategy(enter: typeof signIn): FormStrategy<SignedIn> {
  return new FormStrategy(({ form, request: { headers } }) =>
    enter(Object.fromEntries(form), {
      kind: "BROWSER",
      place: { address: headers.get(ADDRESS) ?? "", userAgent: headers.get(USER_AGENT) ?? "" },
    }),
  );
}
