import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personOf, viewerOf } from "~/auth/viewer.server";
import { InviteGone } from "~/components/invites/invite-landing";
import { pageTitle } from "~/components/page-title";
import { SessionLanding } from "~/components/sessions/session-landing";
import { linkPagePath, sessionPath } from "~/components/sessions/session-paths";
import { sessionTitle } from "~/components/sessions/session-title";
import { acceptLink, sessionByLink } from "~/domain/sessions/link.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { orErrorPage, unlessNotFound } from "~/http/refusals.server";

export const handle: Handle = { title: () => "Invite" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  ...pageTitle(page?.session ? `Join ${sessionTitle(page.session)}` : "This invite is no longer good"),
  { name: "robots", content: "noindex" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const session = await orErrorPage(unlessNotFound(sessionByLink(viewer, params.token!)));
  const about = { path: linkPagePath(params.token!), isSignedIn: viewer !== null };
  return data({ session, ...about }, { status: session ? 200 : 404 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async () => {
    const session = await unlessNotFound(acceptLink(person, params.token!));
    // The page itself says that the link is gone.
    if (!session) return redirect(linkPagePath(params.token!), { status: 303 });
    return redirectWith(sessionPath(session.id), { kind: "success", text: "You are in." });
  });
}

export default function SessionLinkPage() {
  const { session, path, isSignedIn } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (!session) return <InviteGone />;
  return <SessionLanding {...{ session, path, isSignedIn }} errors={reply?.error?.[""] ?? undefined} />;
}
