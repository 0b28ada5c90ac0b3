import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { adminFlagsPath } from "~/components/admin/admin-paths";
import { FlagForm } from "~/components/admin/flag-form";
import { FlagBadge, whomItIsFor } from "~/components/admin/flag-words";
import { pageTitle } from "~/components/page-title";
import { SettingsBlock } from "~/components/shell/settings-layout";
import { notFound } from "~/domain/errors";
import { flagsOf, setFlag } from "~/domain/flags/set.server";
import type { Handle } from "~/hooks/handle";
import { adminOf } from "~/http/admin.server";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { orErrorPage } from "~/http/refusals.server";

type Data = Awaited<ReturnType<typeof loader>>;

export const handle: Handle = {
  title: (data: Data | undefined) => data?.flag.name,
  backTo: () => adminFlagsPath,
};
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.flag.name ?? "No flag");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const flags = await orErrorPage(flagsOf(await adminOf(request)));
  const flag = flags.find(({ name }) => name === params.name);
  if (!flag) return orErrorPage(Promise.reject(notFound("This flag")));
  return { flag };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await adminOf(request);
  const name = params.name!;
  return orErrorPage(
    submitForm(await formOf(request), async (fields) => {
      await setFlag(admin, name, fields);
      return redirectWith(adminFlagsPath, { kind: "success", text: `${name} is changed.` });
    }),
  );
}

export default function AdminFlagPage() {
  const { flag } = useLoaderData<typeof loader>();
  return (
    <SettingsBlock
      title={flag.name}
      lead={
        <>
          <FlagBadge state={flag.state} /> {flag.about} {whomItIsFor(flag)}.
        </>
      }
    >
      <FlagForm key={flag.updatedAt} flag={flag} reply={useActionData<typeof action>()} />
    </SettingsBlock>
  );
}
