import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PATHS } from "~/components/paths";
import { LoginList } from "~/components/settings/login-list";
import { SettingsBlock } from "~/components/shell/settings-layout";
import { FormErrors, SubmitButton } from "~/components/ui/form-fields";
import { endLogin, loginsOf, signOutElsewhere } from "~/domain/accounts/logins.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { looksOf } from "~/http/looks";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "Logins", backTo: () => PATHS.settings };
export const meta: MetaFunction = () => pageTitle("Your logins");

export async function loader({ request }: LoaderFunctionArgs) {
  const logins = await loginsOf(await personOf(request), ["BROWSER", "API"]);
  const { timeZone } = looksOf(request.headers.get("Cookie"));
  // The one through which they look stands first.
  logins.sort((a, b) => Number(b.current) - Number(a.current));
  return { logins, now: nowMs(), timeZone };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async ({ intent }) => {
    let text = "Signed out there.";
    if (intent === "end-others") {
      const ended = await signOutElsewhere(person);
      text = ended === 1 ? "One other login has ended." : `${ended} other logins have ended.`;
    } else await endLogin(person, String(intent).replace(/^end /, ""));
    return redirectWith("/settings/logins", { kind: "success", text });
  });
}

export default function LoginsPage() {
  const { logins, now, timeZone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SettingsBlock
      title="Where you are signed in"
      lead="Sign out what you do not know, then change your password."
    >
      <FormErrors errors={reply?.error?.[""] ?? undefined} />
      <LoginList label="Logins" logins={logins} now={now} timeZone={timeZone} />
      {logins.length > 1 ? (
        <Form method="post">
          <input type="hidden" name="intent" value="end-others" />
          <SubmitButton intent="end-others" variant="danger">
            Sign out everywhere else
          </SubmitButton>
        </Form>
      ) : null}
    </SettingsBlock>
  );
}
