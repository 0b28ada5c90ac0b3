import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { ReasonFields } from "~/components/members/reason-fields";
import { pageTitle } from "~/components/page-title";
import { sessionPath } from "~/components/sessions/session-paths";
import { SessionSubpage } from "~/components/sessions/session-subpage";
import { stubOf } from "~/components/sessions/session-words";
import { ButtonLink } from "~/components/ui/button";
import { FormErrors, SubmitButton } from "~/components/ui/form-fields";
import { reasonIn } from "~/domain/moderation/reason";
import { sessionFor, type SessionAccess } from "~/domain/sessions/access.server";
import { endSession } from "~/domain/sessions/end.server";
import { maySession } from "~/domain/sessions/policy";
import { sessionView } from "~/domain/sessions/queries.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

type Data = Awaited<ReturnType<typeof loader>>;
export const handle: Handle = {
  title: () => "End the session",
  backTo: (page: Data | undefined) => page && sessionPath(page.session.id),
};
export const meta: MetaFunction = () => pageTitle("End the session");

/** Whoever ends somebody else's session says why. */
const asksWhy = ({ session, room }: SessionAccess, personId: string) =>
  room !== null && session.hostId !== personId;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const access = await orErrorPage(sessionFor(person, params.id!));
  const session = await sessionView(access);
  if (session.status === "ENDED" || !maySession(person, access, "end", nowMs()))
    throw redirect(sessionPath(session.id));
  return {
    session: stubOf(session),
    asksWhy: asksWhy(access, person.id),
    mayHandOver: maySession(person, access, "hand_over", nowMs()),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  const access = await orErrorPage(sessionFor(person, params.id!));
  return submitForm(await formOf(request), async (fields) => {
    await endSession(person, access.session.id, { reason: reasonIn(fields, asksWhy(access, person.id)) });
    return redirectWith(sessionPath(access.session.id), {
      kind: "success",
      text: "The session is over. Here is what was played.",
    });
  });
}

export default function EndSessionPage() {
  const { session, asksWhy: why, mayHandOver } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SessionSubpage
      session={session}
      title="End the session?"
      lead="The music stops for everybody, and what waits is not played. This cannot be undone."
    >
      <Form method="post" className="space-y-6">
        <FormErrors errors={reply?.error?.[""] ?? undefined} />
        {why ? <ReasonFields required reply={reply} /> : null}
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant="danger">End the session</SubmitButton>
          <ButtonLink to={sessionPath(session.id)} variant="quiet">
            Keep it going
          </ButtonLink>
          {mayHandOver ? (
            <ButtonLink to={`${sessionPath(session.id)}/hand-over`} variant="ghost">
              Hand it over instead
            </ButtonLink>
          ) : null}
        </div>
      </Form>
    </SessionSubpage>
  );
}
