import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { getFormProps } from "@conform-to/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PATHS } from "~/components/paths";
import { SettingsBlock } from "~/components/shell/settings-layout";
import { FormErrors, SubmitButton, TextField } from "~/components/ui/form-fields";
import { accountOf, changeEmail, changePassword } from "~/domain/accounts/profile.server";
import type { Handle } from "~/hooks/handle";
import { useServerForm } from "~/hooks/use-server-form";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";

export const handle: Handle = { title: () => "Account", backTo: () => PATHS.settings };
export const meta: MetaFunction = () => pageTitle("Your account");

export async function loader({ request }: LoaderFunctionArgs) {
  const { email } = await accountOf(await personOf(request));
  return { email };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async (fields) => {
    let text = "Email changed.";
    if (fields.intent === "password") {
      await changePassword(person, fields);
      text = "Password changed. Other devices are signed out.";
    } else await changeEmail(person, fields);
    return redirectWith("/settings/account", { kind: "success", text });
  });
}

type Reply = { reply: ReturnType<typeof useActionData<typeof action>> };

export default function AccountPage() {
  const { email } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <SettingsBlock title="Email" lead="You sign in with it. Nobody else sees it.">
        <EmailForm email={email} reply={reply} />
      </SettingsBlock>
      <SettingsBlock title="Password" lead="Changing it signs you out everywhere but here.">
        <PasswordForm email={email} reply={reply} />
      </SettingsBlock>
    </>
  );
}

function EmailForm({ email, reply }: Reply & { email: string }) {
  const [form, fields] = useServerForm<{ email: string; current: string }>({
    id: "email",
    intent: "email",
    reply,
    defaultValue: { email },
    constraint: { email: { required: true, maxLength: 254 }, current: { required: true } },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <input type="hidden" name="intent" value="email" />
      <FormErrors errors={form.errors} />
      <TextField
        field={fields.email}
        label="Email"
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        field={fields.current}
        label="Current password"
        type="password"
        autoComplete="current-password"
      />
      <SubmitButton intent="email">Change email</SubmitButton>
    </Form>
  );
}

function PasswordForm({ email, reply }: Reply & { email: string }) {
  const [form, fields] = useServerForm<{ current: string; password: string }>({
    id: "password",
    intent: "password",
    reply,
    constraint: { current: { required: true }, password: { required: true, maxLength: 128 } },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <input type="hidden" name="intent" value="password" />
      {/* Tells password managers whose password changes. */}
      <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
      <FormErrors errors={form.errors} />
      <TextField
        field={fields.current}
        label="Current password"
        type="password"
        autoComplete="current-password"
      />
      <TextField
        field={fields.password}
        label="New password"
        hint="At least 10 characters."
        type="password"
        autoComplete="new-password"
      />
      <SubmitButton intent="password">Change password</SubmitButton>
    </Form>
  );
}
