import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { adminRoomDeletePath, adminRoomsPath } from "~/components/admin/admin-paths";
import { FilterForm } from "~/components/admin/filter-form";
import { pageTitle } from "~/components/page-title";
import { roomPath } from "~/components/paths";
import { counted } from "~/components/rooms/room-types";
import { Badge } from "~/components/ui/badge";
import { Card } from "~/components/ui/card";
import { Cover } from "~/components/ui/cover";
import { FilterSelect, SearchLine } from "~/components/ui/filters";
import { SEARCH } from "~/components/ui/drawings/search";
import { EmptyState } from "~/components/ui/empty-state";
import { Icon } from "~/components/ui/icon";
import { OlderLink } from "~/components/ui/pagination";
import { RelativeTime } from "~/components/ui/relative-time";
import { roomsOf } from "~/domain/admin/queries.server";
import { roomsFilterSchema, type AdminRoomDto } from "~/domain/admin/schema";
import type { Handle } from "~/hooks/handle";
import { adminOf, cursorOf, filtersOf, nextOfList } from "~/http/admin.server";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "All rooms" };
export const meta: MetaFunction = () => pageTitle("All rooms");

export async function loader({ request }: LoaderFunctionArgs) {
  const admin = await adminOf(request);
  const filter = filtersOf(roomsFilterSchema, request);
  const { rooms, nextCursor } = await orErrorPage(roomsOf(admin, filter, { cursor: cursorOf(request) }));
  return {
    rooms,
    filter,
    next: nextOfList(adminRoomsPath, filter, nextCursor),
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

const TYPES = [
  ["", "Any type"],
  ["PUBLIC", "Public"],
  ["GENRE", "Genre"],
  ["ARTIST", "Artist"],
  ["PRIVATE", "Private"],
] as const;
const STATES = [
  ["", "Deleted or not"],
  ["live", "Not deleted"],
  ["deleted", "Deleted"],
] as const;

export default function AdminRoomsPage() {
  const { rooms, filter, next, now, timeZone } = useLoaderData<typeof loader>();
  const { q, type, state } = filter;
  return (
    <section aria-labelledby="rooms-title" className="space-y-5">
      <h2 id="rooms-title" className="text-xl">
        Rooms
      </h2>
      <FilterForm path={adminRoomsPath} label="Rooms" narrowed={q !== "" || !!type || !!state}>
        <SearchLine label="Search rooms" placeholder="Name or address" value={q} />
        <div className="grid grid-cols-2 gap-2">
          <FilterSelect label="Type" name="type" value={type} options={TYPES} />
          <FilterSelect label="State" name="state" value={state} options={STATES} />
        </div>
      </FilterForm>
      {rooms.length === 0 ? (
        <EmptyState drawing={SEARCH} title="No such room">
          <p>Try another name, or fewer filters.</p>
        </EmptyState>
      ) : (
        <Card>
          <ul aria-label="Rooms" className="divide-y divide-line">
            {rooms.map((room) => (
              <RoomRow key={room.id} room={room} now={now} timeZone={timeZone} />
            ))}
          </ul>
        </Card>
      )}
      {next ? <OlderLink to={next}>More rooms</OlderLink> : null}
    </section>
  );
}

function RoomRow({ room, now, timeZone }: { room: AdminRoomDto; now: number; timeZone: string }) {
  const { id, name, slug, deletedAt, creator } = room;
  return (
    <li className="relative flex items-center gap-3.5 p-3.5 transition hover:bg-raised/40">
      <Cover id={id} src={room.coverUrl} genre={room.genre} className="size-11 shrink-0 rounded-[0.4rem]" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {deletedAt ? (
            <span className="truncate font-semibold text-text-soft">{name}</span>
          ) : (
            <Link to={roomPath(slug)} className="covers-card truncate font-semibold">
              {name}
            </Link>
          )}
          {room.isPrivate ? <Badge>Private</Badge> : null}
          {room.type === "ARTIST" ? <Badge tone="mint">Artist</Badge> : null}
          {deletedAt ? <Badge tone="coral">Deleted</Badge> : null}
        </p>
        <p className="numerals truncate text-sm text-text-faint">
          {counted(room.memberCount, "member")} · by @{creator.username} ·{" "}
          {deletedAt ? "deleted " : "active "}
          <RelativeTime iso={deletedAt ?? room.lastActivityAt} now={now} timeZone={timeZone} />
        </p>
      </div>
      {deletedAt ? null : (
        <Link
          to={adminRoomDeletePath(id)}
          aria-label={`Delete ${name}`}
          title="Delete the room"
          className="icon-button relative z-10"
        >
          <Icon name="trash-2" size={18} />
        </Link>
      )}
    </li>
  );
}
