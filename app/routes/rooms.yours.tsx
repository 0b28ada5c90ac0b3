import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PATHS } from "~/components/paths";
import { RoomsHeading } from "~/components/rooms/rooms-heading";
import { RoomsView } from "~/components/rooms/rooms-view";
import { ButtonLink } from "~/components/ui/button";
import { DOOR } from "~/components/ui/drawings/door";
import { EmptyState } from "~/components/ui/empty-state";
import { receivedCount } from "~/domain/invites/queries.server";
import { ownRooms } from "~/domain/rooms/queries.server";
import { liveInRoom } from "~/domain/sessions/lists.server";
import type { Handle } from "~/hooks/handle";
import { useUnread } from "~/hooks/use-own-rooms";
import { looksOf } from "~/http/looks";
import { viewerWith } from "~/http/parts.server";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "Your rooms" };
export const meta: MetaFunction = () => pageTitle("Your rooms");

export async function loader({ request }: LoaderFunctionArgs) {
  await viewerWith(request, "rooms");
  const person = await personOf(request);
  const [rooms, invites] = await Promise.all([ownRooms(person), receivedCount(person)]);
  const live = await liveInRoom(
    person,
    rooms.map(({ id }) => id),
  );
  const withLive = rooms.map((room) => ({ ...room, live: live.get(room.id) ?? null }));
  return { rooms: withLive, invites, view: looksOf(request.headers.get("Cookie")).roomsView, now: nowMs() };
}

export default function YourRoomsPage() {
  const { rooms, invites, view, now } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-6xl px-4 py-5 sm:px-8 lg:py-10">
      <RoomsHeading current="yours" invites={invites} />
      <RoomsView
        page={{ rooms, next: null }}
        view={view}
        now={now}
        unread={useUnread()}
        empty={<NoRooms />}
      />
    </div>
  );
}

function NoRooms() {
  return (
    <EmptyState
      drawing={DOOR}
      title="No room of yours yet"
      action={
        <>
          <ButtonLink to={PATHS.discover}>Discover rooms</ButtonLink>
          <ButtonLink to={PATHS.newRoom} variant="quiet">
            Create one
          </ButtonLink>
        </>
      }
    >
      <p>Join one and it stands here, with what was said since your last visit.</p>
    </EmptyState>
  );
}
