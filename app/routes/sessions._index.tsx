import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { PATHS, withParams } from "~/components/paths";
import { DiscoverButton } from "~/components/rooms/discover-button";
import { SessionsView } from "~/components/sessions/sessions-view";
import { ButtonLink } from "~/components/ui/button";
import { RECORD } from "~/components/ui/drawings/record";
import { EmptyState } from "~/components/ui/empty-state";
import { activeSessions } from "~/domain/sessions/lists.server";
import type { Handle } from "~/hooks/handle";
import { viewerWith } from "~/http/parts.server";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "Sessions" };
export const meta: MetaFunction = () =>
  pageTitle("Sessions", "DJ sessions that go on now: everybody hears the same track at the same moment.");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerWith(request, "sessions");
  const cursor = new URL(request.url).searchParams.get("cursor");
  const { sessions, nextCursor } = await orErrorPage(activeSessions(viewer, { cursor }));
  return {
    sessions,
    next: nextCursor && withParams(PATHS.sessions, { cursor: nextCursor }),
    now: nowMs(),
  };
}

export default function LiveSessionsPage() {
  return <SessionsView page={useLoaderData<typeof loader>()} current="live" empty={<NothingLive />} />;
}

function NothingLive() {
  return (
    <EmptyState
      drawing={RECORD}
      title="The decks are free"
      action={
        <>
          <ButtonLink to={PATHS.newSession}>Start a session</ButtonLink>
          <DiscoverButton variant="quiet" />
        </>
      }
    >
      <p>Nobody plays just now. Bring one track, and whoever comes by hears it with you.</p>
    </EmptyState>
  );
}
