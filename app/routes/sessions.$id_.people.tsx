import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewerOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PersonRow } from "~/components/sessions/person-row";
import { sessionPath } from "~/components/sessions/session-paths";
import { SessionSubpage } from "~/components/sessions/session-subpage";
import { stubOf } from "~/components/sessions/session-words";
import { StillSession } from "~/components/sessions/still-session";
import { WaitingQuestions } from "~/components/sessions/waiting-questions";
import { Card } from "~/components/ui/card";
import { DOOR } from "~/components/ui/drawings/door";
import { EmptyState } from "~/components/ui/empty-state";
import { sessionFor } from "~/domain/sessions/access.server";
import type { Handle } from "~/hooks/handle";
import { orErrorPage } from "~/http/refusals.server";
import { everybodyIn, stillSession } from "~/http/session-page.server";

type Data = Awaited<ReturnType<typeof loader>>;
export const handle: Handle = {
  title: () => "People",
  backTo: (page: Data | undefined) => page && sessionPath(page.still.state.session.id),
};
export const meta: MetaFunction = () => pageTitle("Who is here");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await orErrorPage(sessionFor(await viewerOf(request), params.id!));
  return { still: await stillSession(access, request), people: await everybodyIn(access) };
}

/** Who is here and what they are; the host gives and takes roles here. */
export default function SessionPeoplePage() {
  const { still, people } = useLoaderData<typeof loader>();
  const { session, people: parts } = still.state;
  return (
    <SessionSubpage session={stubOf(session)} title="People">
      <StillSession {...still}>
        <WaitingQuestions people={parts} />
        {people.length > 0 ? (
          <Card>
            <ul aria-label="People" className="divide-y divide-line">
              {people.map((person) => (
                <PersonRow key={person.user.id} {...person} />
              ))}
            </ul>
          </Card>
        ) : (
          <EmptyState drawing={DOOR} title="Nobody with an account just now">
            <p>Visitors listen without one, and are counted, not named.</p>
          </EmptyState>
        )}
      </StillSession>
    </SessionSubpage>
  );
}
