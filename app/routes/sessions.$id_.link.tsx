import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { linkPagePath, linkPath, sessionPath } from "~/components/sessions/session-paths";
import { SessionSubpage } from "~/components/sessions/session-subpage";
import { stubOf } from "~/components/sessions/session-words";
import { CopyField } from "~/components/ui/copy-field";
import { FormErrors, SubmitButton } from "~/components/ui/form-fields";
import { sessionFor } from "~/domain/sessions/access.server";
import { newLink, revokeLink } from "~/domain/sessions/link.server";
import { maySession } from "~/domain/sessions/policy";
import { sessionView } from "~/domain/sessions/queries.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { publicOrigin } from "~/http/origin.server";
import { orErrorPage } from "~/http/refusals.server";
import { placeInSession } from "~/http/session-page.server";
import { nowMs } from "~/world.server";

type Data = Awaited<ReturnType<typeof loader>>;
export const handle: Handle = {
  title: () => "Share link",
  backTo: (page: Data | undefined) => page && sessionPath(page.session.id),
};
export const meta: MetaFunction = () => pageTitle("Share the session");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const access = await orErrorPage(sessionFor(person, params.id!));
  const { id, inviteToken } = access.session;
  if (!placeInSession(access).hasLink || !maySession(person, access, "share_link", nowMs()))
    throw redirect(sessionPath(id));
  const url = inviteToken && `${publicOrigin(request)}${linkPagePath(inviteToken)}`;
  return { session: stubOf(await sessionView(access)), url };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  const id = params.id!;
  return submitForm(await formOf(request), async ({ intent }) => {
    if (intent === "revoke") await revokeLink(person, id);
    else await newLink(person, id);
    const text = intent === "revoke" ? "The link is no longer good." : "The link is ready.";
    return redirectWith(linkPath(id), { kind: "success", text });
  });
}

export default function SessionLinkPage() {
  const { session, url } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SessionSubpage
      session={session}
      title="Share the session"
      lead="It is private: nobody finds it without this link. Whoever has it, and an account, is let in."
    >
      <div className="space-y-6">
        <FormErrors errors={reply?.error?.[""] ?? undefined} />
        {url ? <CopyField id="session-link" label="Link" value={url} /> : null}
        <Form method="post" className="flex flex-wrap gap-3">
          <SubmitButton intent="new" name="intent" value="new" variant={url ? "quiet" : "primary"}>
            {url ? "Make a new link" : "Make a link"}
          </SubmitButton>
          {url ? (
            <SubmitButton intent="revoke" name="intent" value="revoke" variant="ghost">
              Take it back
            </SubmitButton>
          ) : null}
        </Form>
        {url ? (
          <p className="text-sm text-text-faint">
            A new link takes the place of this one. Whoever is in stays in.
          </p>
        ) : null}
      </div>
    </SessionSubpage>
  );
}
