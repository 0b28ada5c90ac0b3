import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PersonChoice } from "~/components/sessions/person-choice";
import { peoplePath, sessionPath } from "~/components/sessions/session-paths";
import { SessionSubpage } from "~/components/sessions/session-subpage";
import { stubOf } from "~/components/sessions/session-words";
import { ButtonLink } from "~/components/ui/button";
import { FormErrors, SubmitButton } from "~/components/ui/form-fields";
import { invalid } from "~/domain/errors";
import { sessionFor } from "~/domain/sessions/access.server";
import { maySession } from "~/domain/sessions/policy";
import { sessionView } from "~/domain/sessions/queries.server";
import { handOver } from "~/domain/sessions/roles.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { orErrorPage } from "~/http/refusals.server";
import { everybodyIn } from "~/http/session-page.server";
import { nowMs } from "~/world.server";

type Data = Awaited<ReturnType<typeof loader>>;
export const handle: Handle = {
  title: () => "Hand over",
  backTo: (page: Data | undefined) => page && sessionPath(page.session.id),
};
export const meta: MetaFunction = () => pageTitle("Hand the session over");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const access = await orErrorPage(sessionFor(person, params.id!));
  if (!maySession(person, access, "hand_over", nowMs())) throw redirect(sessionPath(access.session.id));
  const session = await sessionView(access);
  const people = (await everybodyIn(access)).filter(({ user }) => user.id !== session.hostId);
  const chosen = new URL(request.url).searchParams.get("to") ?? "";
  return { session: stubOf(session), people, chosen };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async ({ userId }) => {
    if (typeof userId !== "string" || userId === "") throw invalid("userId", "Choose who takes over.");
    await handOver(person, params.id!, userId);
    return redirectWith(sessionPath(params.id!), { kind: "success", text: "The decks are theirs now." });
  });
}

export default function HandOverPage() {
  const { session, people, chosen } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SessionSubpage
      session={session}
      title="Hand the session over?"
      lead="They are the host then, with all that a host can do. Only they can give it back."
    >
      {people.length > 0 ? (
        <Form method="post" className="space-y-6">
          <FormErrors errors={reply?.error?.userId ?? reply?.error?.[""] ?? undefined} />
          <PersonChoice name="userId" legend="Who takes over?" people={people} chosen={chosen} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant="danger">Hand it over</SubmitButton>
            <ButtonLink to={sessionPath(session.id)} variant="quiet">
              Keep it
            </ButtonLink>
          </div>
        </Form>
      ) : (
        <div className="space-y-5">
          <p className="text-text-soft">
            Nobody else is here whom you could hand it to. As soon as somebody with an account listens, they
            stand here.
          </p>
          <ButtonLink to={peoplePath(session.id)} variant="quiet">
            See who is here
          </ButtonLink>
        </div>
      )}
    </SessionSubpage>
  );
}
