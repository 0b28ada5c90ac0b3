import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form } from "@remix-run/react";
import { noLoginCookie } from "~/auth/login-cookie.server";
import { viewerOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PATHS } from "~/components/paths";
import { AuthCard } from "~/components/shell/auth-card";
import { ButtonLink } from "~/components/ui/button";
import { SubmitButton } from "~/components/ui/form-fields";
import { endLogin } from "~/domain/accounts/logins.server";
import { Refusal } from "~/domain/errors";
import type { Handle } from "~/hooks/handle";
import { redirectWith } from "~/http/flash.server";

export const handle: Handle = { bare: true };
export const meta: MetaFunction = () => pageTitle("Sign out");

export async function loader({ request }: LoaderFunctionArgs) {
  return (await viewerOf(request)) ? null : redirect(PATHS.home);
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await viewerOf(request);
  // The same login may be ending in another tab at this moment: then it has ended, as was asked.
  if (viewer)
    await endLogin(viewer, viewer.loginId).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  const headers = new Headers({ "Set-Cookie": await noLoginCookie() });
  return redirectWith(PATHS.home, { kind: "success", text: "You are signed out." }, headers);
}

export default function SignOutPage() {
  return (
    <AuthCard title="Sign out?" lead="Your rooms stay yours, and keep what you have not read.">
      <Form method="post" className="flex flex-wrap gap-3">
        <SubmitButton>Sign out</SubmitButton>
        <ButtonLink to={PATHS.home} variant="quiet">
          Stay
        </ButtonLink>
      </Form>
    </AuthCard>
  );
}
