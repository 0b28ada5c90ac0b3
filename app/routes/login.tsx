import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useSearchParams } from "@remix-run/react";
import { getFormProps } from "@conform-to/react";
import { authenticate } from "~/auth/authenticator.server";
import { loginCookie } from "~/auth/login-cookie.server";
import { pathAfterSignIn, withRedirect } from "~/auth/redirect-to";
import { viewerOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PATHS } from "~/components/paths";
import { AuthCard } from "~/components/shell/auth-card";
import { FormErrors, SubmitButton, TextField } from "~/components/ui/form-fields";
import type { Handle } from "~/hooks/handle";
import { useServerForm } from "~/hooks/use-server-form";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { homeOf } from "~/http/parts.server";
import { submitForm } from "~/http/forms.server";

export const handle: Handle = { bare: true };
export const meta: MetaFunction = () => pageTitle("Sign in");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  return viewer ? redirect(pathAfterSignIn(request.url, homeOf(viewer))) : null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const place = { address: context.address, userAgent: request.headers.get("User-Agent") ?? "" };
  return submitForm(form, async () => {
    const { user, token } = await authenticate("sign-in", form, place);
    const headers = new Headers({ "Set-Cookie": await loginCookie(token) });
    const text = `Good to see you, ${user.displayName}.`;
    return redirectWith(pathAfterSignIn(request.url, homeOf(user)), { kind: "success", text }, headers);
  });
}

export default function SignInPage() {
  const [params] = useSearchParams();
  const redirectTo = params.get("redirectTo");
  const [form, { email, password }] = useServerForm<{ email: string; password: string }>({
    id: "sign-in",
    reply: useActionData<typeof action>(),
    constraint: { email: { required: true, maxLength: 254 }, password: { required: true } },
  });
  return (
    <AuthCard
      title="Welcome back"
      lead={
        redirectTo ? "Sign in to go on to where you were heading." : "Your rooms are where you left them."
      }
      footer={
        <p>
          New here?{" "}
          <Link to={withRedirect(PATHS.signUp, redirectTo)} className="text-link">
            Make an account
          </Link>
        </p>
      }
    >
      <Form method="post" {...getFormProps(form)} className="space-y-5">
        <FormErrors errors={form.errors} />
        <TextField
          field={email}
          label="Email"
          type="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextField field={password} label="Password" type="password" autoComplete="current-password" />
        <SubmitButton size="lg" className="w-full">
          Sign in
        </SubmitButton>
      </Form>
    </AuthCard>
  );
}
