import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { getFormProps } from "@conform-to/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { DJSessionConfig } from "~/components/sessions/dj-session-config";
import {
  formOfSession,
  SESSION_CONSTRAINTS,
  type SessionFormFields,
} from "~/components/sessions/session-fields";
import { sessionPath } from "~/components/sessions/session-paths";
import { SessionSubpage } from "~/components/sessions/session-subpage";
import { stubOf } from "~/components/sessions/session-words";
import { ButtonLink } from "~/components/ui/button";
import { FormErrors, SubmitButton } from "~/components/ui/form-fields";
import { sessionFor } from "~/domain/sessions/access.server";
import { maySession } from "~/domain/sessions/policy";
import { sessionView } from "~/domain/sessions/queries.server";
import { updateSession } from "~/domain/sessions/update.server";
import type { Handle } from "~/hooks/handle";
import { useServerForm } from "~/hooks/use-server-form";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

type Data = Awaited<ReturnType<typeof loader>>;
export const handle: Handle = {
  title: () => "Settings",
  backTo: (page: Data | undefined) => page && sessionPath(page.session.id),
};
export const meta: MetaFunction = () => pageTitle("The session’s settings");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const access = await orErrorPage(sessionFor(person, params.id!));
  if (!maySession(person, access, "manage", nowMs())) throw redirect(sessionPath(access.session.id));
  const session = await sessionView(access);
  return { session: stubOf(session), values: formOfSession(session) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async (fields) => {
    await updateSession(person, params.id!, fields);
    return redirectWith(sessionPath(params.id!), { kind: "success", text: "The session is changed." });
  });
}

export default function SessionSettingsPage() {
  const { session, values } = useLoaderData<typeof loader>();
  const [form, fields] = useServerForm<SessionFormFields>({
    id: "session-settings",
    reply: useActionData<typeof action>(),
    constraint: SESSION_CONSTRAINTS,
    defaultValue: values,
  });
  return (
    <SessionSubpage
      session={session}
      title="Settings"
      lead="What changes here changes for everybody at once."
    >
      <Form method="post" {...getFormProps(form)} className="space-y-7">
        <FormErrors errors={form.errors} />
        <DJSessionConfig fields={fields} />
        <div className="flex flex-wrap gap-3 border-t border-line pt-6">
          <SubmitButton>Save</SubmitButton>
          <ButtonLink to={sessionPath(session.id)} variant="ghost">
            Cancel
          </ButtonLink>
        </div>
      </Form>
    </SessionSubpage>
  );
}
