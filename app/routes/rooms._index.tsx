import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { cx } from "~/components/cx";
import { pageTitle } from "~/components/page-title";
import { discoverPath, PATHS } from "~/components/paths";
import { DiscoverForm } from "~/components/rooms/discover-form";
import { RoomsHeading } from "~/components/rooms/rooms-heading";
import { RoomsView } from "~/components/rooms/rooms-view";
import { ButtonLink } from "~/components/ui/button";
import { DOOR } from "~/components/ui/drawings/door";
import { SEARCH } from "~/components/ui/drawings/search";
import { EmptyState } from "~/components/ui/empty-state";
import { receivedCount } from "~/domain/invites/queries.server";
import { discoverRooms } from "~/domain/rooms/discover.server";
import { filterFromAddress } from "~/domain/rooms/schema";
import { liveInRoom } from "~/domain/sessions/lists.server";
import type { Handle } from "~/hooks/handle";
import { useUnread } from "~/hooks/use-own-rooms";
import { lookCookie, looksOf, ROOM_VIEWS, ROOMS_VIEW_COOKIE } from "~/http/looks";
import { viewerWith } from "~/http/parts.server";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "Discover" };
export const meta: MetaFunction = () =>
  pageTitle("Discover rooms", "Public rooms about every kind of music. Read along, or come in and talk.");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerWith(request, "rooms");
  const { searchParams } = new URL(request.url);
  const chosen = ROOM_VIEWS.find((view) => view === searchParams.get("view"));
  const filter = filterFromAddress(searchParams);
  const cursor = searchParams.get("cursor");
  const [{ rooms, nextCursor }, invites] = await Promise.all([
    orErrorPage(discoverRooms(viewer, filter, { cursor })),
    receivedCount(viewer),
  ]);
  const live = await liveInRoom(
    viewer,
    rooms.map(({ id }) => id),
  );
  const view = chosen ?? looksOf(request.headers.get("Cookie")).roomsView;
  const filters = {
    q: filter.q,
    genre: filter.genre ?? "",
    type: filter.type ?? "",
    activity: filter.activity ?? "",
    sort: filter.sort,
    view,
  };
  return data(
    {
      rooms: rooms.map((room) => ({ ...room, live: live.get(room.id) ?? null })),
      next: nextCursor && discoverPath({ ...filters, cursor: nextCursor }),
      filters,
      isContinued: cursor !== null,
      invites,
      now: nowMs(),
    },
    { headers: chosen ? { "Set-Cookie": lookCookie(ROOMS_VIEW_COOKIE, chosen) } : {} },
  );
}

export default function DiscoverPage() {
  const { rooms, next, filters, isContinued, invites, now } = useLoaderData<typeof loader>();
  const navigation = useNavigation();
  const filtering = navigation.location?.pathname === PATHS.discover;
  const { view, sort, ...narrowing } = filters;
  const isNarrowed = Object.values(narrowing).some((value) => value !== "");
  return (
    <div className="mx-auto max-w-6xl px-4 py-5 sm:px-8 lg:py-10">
      <RoomsHeading current="discover" invites={invites} />
      <DiscoverForm filters={filters} />
      <section
        aria-label="Rooms"
        aria-busy={filtering}
        className={cx("mt-6 transition duration-calm", filtering && "opacity-60")}
      >
        {isContinued ? (
          <p className="mb-4 text-text-soft">
            Further down the list.{" "}
            <a href={discoverPath(filters)} className="text-link">
              Back to its start
            </a>
          </p>
        ) : null}
        <RoomsView
          key={discoverPath(filters)}
          page={{ rooms, next }}
          view={view}
          now={now}
          unread={useUnread()}
          empty={isNarrowed ? <NothingFound sort={sort} view={view} /> : <NoRooms />}
        />
      </section>
    </div>
  );
}

function NothingFound({ sort, view }: { sort: string; view: string }) {
  return (
    <EmptyState
      drawing={SEARCH}
      title="Nothing that sounds like it"
      action={
        <>
          <ButtonLink to={discoverPath({ sort, view })}>Clear filters</ButtonLink>
          <ButtonLink to={PATHS.newRoom} variant="quiet">
            Open that room yourself
          </ButtonLink>
        </>
      }
    >
      <p>No public room matches all of that. Try fewer words, or another genre.</p>
    </EmptyState>
  );
}

function NoRooms() {
  return (
    <EmptyState
      drawing={DOOR}
      title="The house is still empty"
      action={<ButtonLink to={PATHS.newRoom}>Create the first room</ButtonLink>}
    >
      <p>No public room has been opened here yet. Yours would be the first that everybody finds.</p>
    </EmptyState>
  );
}
