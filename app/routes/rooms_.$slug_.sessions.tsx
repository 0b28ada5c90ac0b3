import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { roomPath, withParams } from "~/components/paths";
import { roomSessionsPath } from "~/components/room/room-paths";
import { RoomSubpage } from "~/components/rooms/room-subpage";
import { SessionBanner } from "~/components/sessions/session-banner";
import { SessionList } from "~/components/sessions/session-list";
import { newSessionPath } from "~/components/sessions/session-paths";
import { ButtonLink } from "~/components/ui/button";
import { RECORD } from "~/components/ui/drawings/record";
import { EmptyState } from "~/components/ui/empty-state";
import { roomFor } from "~/domain/rooms/access.server";
import { may } from "~/domain/rooms/policy";
import { roomView } from "~/domain/rooms/queries.server";
import { endedSessions, liveInRoom } from "~/domain/sessions/lists.server";
import type { Handle } from "~/hooks/handle";
import { viewerWith } from "~/http/parts.server";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

type Data = Awaited<ReturnType<typeof loader>>;
export const handle: Handle = {
  title: () => "Sessions",
  backTo: (page: Data | undefined) => page && roomPath(page.room.slug),
};
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Sessions in ${data.room.name}` : "Sessions");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerWith(request, "sessions");
  const access = await orErrorPage(roomFor(viewer, params.slug!));
  const { id, slug } = access.room;
  const cursor = new URL(request.url).searchParams.get("cursor");
  const [live, { sessions, nextCursor }] = await Promise.all([
    liveInRoom(viewer, [id]),
    orErrorPage(endedSessions(viewer, { cursor, roomId: id })),
  ]);
  return {
    ...{ room: roomView(access), live: live.get(id) ?? null, sessions },
    next: nextCursor && withParams(roomSessionsPath(slug), { cursor: nextCursor }),
    mayStart: may(viewer, access, "start_session", nowMs()),
    now: nowMs(),
  };
}

/** A room's session that goes on, and those before it. */
export default function RoomSessionsPage() {
  const { room, live, mayStart, ...page } = useLoaderData<typeof loader>();
  const start = mayStart ? <ButtonLink to={newSessionPath(room.slug)}>Start a session</ButtonLink> : null;
  return (
    <RoomSubpage room={room} title="Sessions">
      {live ? <SessionBanner session={live} /> : page.sessions.length > 0 ? start : null}
      <section aria-labelledby="ended-title">
        <h2 id="ended-title" className="mb-4 text-xl">
          Recently ended
        </h2>
        <SessionList
          page={page}
          narrow
          label="Recently ended"
          empty={
            <EmptyState drawing={RECORD} title="None yet" action={live ? null : start}>
              <p>Every session of this room leaves its tracklist here.</p>
            </EmptyState>
          }
        />
      </section>
    </RoomSubpage>
  );
}
