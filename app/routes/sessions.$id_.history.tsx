import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewerOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { historyPath, sessionPath } from "~/components/sessions/session-paths";
import { StillSession } from "~/components/sessions/still-session";
import { SessionSubpage } from "~/components/sessions/session-subpage";
import { stubOf } from "~/components/sessions/session-words";
import { Tracklist } from "~/components/sessions/tracklist";
import { RECORD } from "~/components/ui/drawings/record";
import { EmptyState } from "~/components/ui/empty-state";
import { OlderLink } from "~/components/ui/pagination";
import { sessionFor } from "~/domain/sessions/access.server";
import { history } from "~/domain/sessions/queries.server";
import type { Handle } from "~/hooks/handle";
import { orErrorPage } from "~/http/refusals.server";
import { stillSession } from "~/http/session-page.server";

type Data = Awaited<ReturnType<typeof loader>>;
export const handle: Handle = {
  title: () => "Tracklist",
  backTo: (page: Data | undefined) => page && sessionPath(page.still.state.session.id),
};
export const meta: MetaFunction = () => pageTitle("Tracklist");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await orErrorPage(sessionFor(await viewerOf(request), params.id!));
  const cursor = new URL(request.url).searchParams.get("cursor");
  const { items, nextCursor } = await orErrorPage(history(access, { cursor }));
  const { id } = access.session;
  return {
    ...{ items, still: await stillSession(access, request) },
    next: nextCursor && historyPath(id, nextCursor),
  };
}

export default function HistoryPage() {
  const { items, next, still } = useLoaderData<typeof loader>();
  const { session } = still.state;
  return (
    <SessionSubpage session={stubOf(session)} title="Tracklist">
      {items.length > 0 ? (
        <StillSession {...still}>
          <Tracklist items={items} again={session.status !== "ENDED"} label="Tracklist" />
        </StillSession>
      ) : (
        <EmptyState drawing={RECORD} title="Nothing has played yet">
          <p>Every track that plays here is kept in this list, with its votes.</p>
        </EmptyState>
      )}
      {next ? <OlderLink to={next}>Earlier tracks</OlderLink> : null}
    </SessionSubpage>
  );
}
