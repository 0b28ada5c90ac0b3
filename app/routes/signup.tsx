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
export const meta: MetaFunction = () =>
  pageTitle("Sign up", "Make an account to join rooms, post tracks and open rooms of your own.");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  return viewer ? redirect(pathAfterSignIn(request.url, homeOf(viewer))) : null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const place = { address: context.address, userAgent: request.headers.get("User-Agent") ?? "" };
  return submitForm(form, async () => {
    const { user, token } = await authenticate("sign-up", form, place);
    const headers = new Headers({ "Set-Cookie": await loginCookie(token) });
    const text = `Welcome, ${user.displayName}. Join a room, or open one.`;
    return redirectWith(pathAfterSignIn(request.url, homeOf(user)), { kind: "success", text }, headers);
  });
}

type Fields = { email: string; username: string; displayName: string; password: string };

export default function SignUpPage() {
  const [params] = useSearchParams();
  const redirectTo = params.get("redirectTo");
  const [form, fields] = useServerForm<Fields>({
    id: "sign-up",
    reply: useActionData<typeof action>(),
    constraint: {
      email: { required: true, maxLength: 254 },
      username: { required: true, maxLength: 30 },
      displayName: { maxLength: 50 },
      password: { required: true, maxLength: 128 },
    },
  });
  return (
    <AuthCard
      title="Come in"
      lead="An account lets you join rooms, post tracks and open rooms of your own."
      footer={
        <p>
          Been here before?{" "}
          <Link to={withRedirect(PATHS.signIn, redirectTo)} className="text-link">
            Sign in
          </Link>
        </p>
      }
    >
      <Form method="post" {...getFormProps(form)} className="space-y-5">
        <FormErrors errors={form.errors} />
        <TextField
          field={fields.email}
          label="Email"
          type="email"
          autoComplete="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextField
          field={fields.username}
          label="Username"
          hint="3 to 30 letters a–z, digits and _. People mention you by it."
          autoComplete="nickname"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextField
          field={fields.displayName}
          label="Display name"
          hint="As it stands beside your posts. Your username, if you leave it out."
          autoComplete="name"
        />
        <TextField
          field={fields.password}
          label="Password"
          hint="At least 10 characters."
          type="password"
          autoComplete="new-password"
        />
        <SubmitButton size="lg" className="w-full">
          Sign up
        </SubmitButton>
      </Form>
    </AuthCard>
  );
}
