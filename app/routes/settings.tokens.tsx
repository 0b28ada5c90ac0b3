import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { getFormProps } from "@conform-to/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PATHS } from "~/components/paths";
import { LoginList } from "~/components/settings/login-list";
import { SettingsBlock } from "~/components/shell/settings-layout";
import { CopyField } from "~/components/ui/copy-field";
import { FormErrors, SelectField, SubmitButton, TextField } from "~/components/ui/form-fields";
import { createApiToken } from "~/domain/accounts/api-tokens.server";
import { endLogin, loginsOf } from "~/domain/accounts/logins.server";
import type { TOKEN_LIFETIMES } from "~/domain/accounts/schema";
import type { Handle } from "~/hooks/handle";
import { useServerForm } from "~/hooks/use-server-form";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm, type FormReply } from "~/http/forms.server";
import { looksOf } from "~/http/looks";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "API tokens", backTo: () => PATHS.settings };
export const meta: MetaFunction = () => pageTitle("Your API tokens");

const LIFETIMES: Record<(typeof TOKEN_LIFETIMES)[number], string> = {
  "30": "30 days",
  "90": "90 days",
  "365": "One year",
  never: "Until it is revoked",
};

export async function loader({ request }: LoaderFunctionArgs) {
  const tokens = await loginsOf(await personOf(request), ["TOKEN"]);
  const { timeZone } = looksOf(request.headers.get("Cookie"));
  return { tokens, now: nowMs(), timeZone };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await personOf(request);
  const place = { address: context.address, userAgent: request.headers.get("User-Agent") ?? "" };
  return submitForm(await formOf(request), async (fields) => {
    if (fields.intent !== "create") {
      await endLogin(person, String(fields.intent).replace(/^end /, ""));
      return redirectWith("/settings/tokens", { kind: "success", text: "The token is revoked." });
    }
    const token = await createApiToken(person, fields, place);
    // Answered rather than redirected: this is the only time it can be shown.
    return data(
      { token, name: String(fields.name) },
      { status: 201, headers: { "Cache-Control": "no-store" } },
    );
  });
}

export default function TokensPage() {
  const { tokens, now, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && "token" in answer ? answer : null;
  const reply = answer && !("token" in answer) ? answer : undefined;
  return (
    <>
      {made ? (
        <section
          role="status"
          className="max-w-xl space-y-4 rounded-lg border border-mint-text/40 bg-mint/10 p-5"
        >
          <h2 className="text-xl wrap-anywhere">“{made.name}” is ready</h2>
          <p className="text-text-soft">Take it with you now: it is not shown again, here or anywhere.</p>
          <CopyField id="new-token" label="Your new token" value={made.token} />
        </section>
      ) : null}
      <SettingsBlock
        title="New token"
        lead={
          <p>
            For programs of your own, which then act as you: see{" "}
            <a href={PATHS.apiDocs} className="text-link">
              the API
            </a>
            .
          </p>
        }
      >
        <NewTokenForm reply={reply} key={made?.token} />
      </SettingsBlock>
      <SettingsBlock title="Your tokens">
        {tokens.length > 0 ? (
          <LoginList label="Tokens" logins={tokens} now={now} timeZone={timeZone} />
        ) : (
          <p className="text-text-soft">None yet. The ones you make stand here, to be revoked.</p>
        )}
      </SettingsBlock>
    </>
  );
}

function NewTokenForm({ reply }: { reply: FormReply | undefined }) {
  const [form, { name, lifetime }] = useServerForm<{ name: string; lifetime: string }>({
    id: "new-token-form",
    intent: "create",
    reply,
    defaultValue: { lifetime: "90" },
    constraint: { name: { required: true, maxLength: 60 }, lifetime: { required: true } },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <input type="hidden" name="intent" value="create" />
      <FormErrors errors={form.errors} />
      <TextField
        field={name}
        label="Name"
        hint="What it is for, so that you know it again."
        autoComplete="off"
      />
      <SelectField field={lifetime} label="Ends after">
        {Object.entries(LIFETIMES).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <SubmitButton intent="create">Create token</SubmitButton>
    </Form>
  );
}
