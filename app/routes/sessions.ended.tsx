import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { PATHS } from "~/components/paths";
import { endedPath } from "~/components/sessions/session-paths";
import { SessionsView } from "~/components/sessions/sessions-view";
import { ButtonLink } from "~/components/ui/button";
import { RECORD } from "~/components/ui/drawings/record";
import { EmptyState } from "~/components/ui/empty-state";
import { endedSessions } from "~/domain/sessions/lists.server";
import type { Handle } from "~/hooks/handle";
import { viewerWith } from "~/http/parts.server";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "Sessions" };
export const meta: MetaFunction = () =>
  pageTitle("Recently ended sessions", "DJ sessions that have ended, each with its tracklist and votes.");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerWith(request, "sessions");
  const cursor = new URL(request.url).searchParams.get("cursor");
  const { sessions, nextCursor } = await orErrorPage(endedSessions(viewer, { cursor }));
  return { sessions, next: nextCursor && endedPath(nextCursor), now: nowMs() };
}

export default function EndedSessionsPage() {
  return <SessionsView page={useLoaderData<typeof loader>()} current="ended" empty={<NothingEnded />} />;
}

function NothingEnded() {
  return (
    <EmptyState
      drawing={RECORD}
      title="No session has ended yet"
      action={<ButtonLink to={PATHS.sessions}>See what is live</ButtonLink>}
    >
      <p>Once one does, its tracklist stands here: who brought what, and how it was voted.</p>
    </EmptyState>
  );
}
