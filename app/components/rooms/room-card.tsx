import { Link } from "@remix-run/react";
import { roomPath } from "../paths";
import { LiveLine } from "../sessions/live-line";
import { UnreadBadge } from "../ui/badge";
import { Cover } from "../ui/cover";
import { RelativeTime } from "../ui/relative-time";
import { MemberCount, PinnedLine, RelationBadge, RoomKind } from "./room-marks";
import type { RoomSummary } from "./room-types";

/** `eager` is for the covers of the first screen; `now` in milliseconds since 1970. */
type RoomCardProps = { room: RoomSummary; now: number; eager?: boolean };

/** A room in the grid: its sleeve first, then what one wants to know before going in. The whole card is the link. */
export function RoomCard({ room, now, eager }: RoomCardProps) {
  return (
    <article className="group relative flex flex-col rounded-lg border border-line bg-card p-2.5 shadow-card transition duration-calm focus-within:border-line-strong hover:-translate-y-0.5 hover:border-line-strong hover:shadow-lift">
      <div className="relative overflow-hidden rounded-sleeve">
        <Cover
          id={room.id}
          src={room.coverUrl}
          genre={room.genre}
          eager={eager}
          className="w-full transition duration-calm group-hover:scale-[1.03]"
        />
        <UnreadBadge count={room.unread ?? 0} className="absolute right-2.5 top-2.5 shadow-lift" />
      </div>
      <div className="flex flex-1 flex-col px-1.5 pb-1 pt-3">
        <h2 className="line-clamp-2 text-lg leading-snug wrap-anywhere">
          <Link to={roomPath(room.slug)} prefetch="intent" className="covers-card outline-offset-4">
            {room.name}
          </Link>
        </h2>
        <div className="mt-0.5 flex min-w-0 items-center justify-between gap-2 text-sm text-text-faint">
          <RoomKind type={room.type} genre={room.genre} />
          {room.lastActivityAt ? (
            <RelativeTime iso={room.lastActivityAt} now={now} className="numerals shrink-0" />
          ) : null}
        </div>
        {room.live ? (
          <div className="mt-2">
            <LiveLine live={room.live} />
          </div>
        ) : room.pinnedTrack ? (
          <div className="mt-2">
            <PinnedLine track={room.pinnedTrack} />
          </div>
        ) : null}
        <div className="mt-auto flex items-center justify-between gap-2 pt-3 text-sm text-text-faint">
          <MemberCount count={room.memberCount} />
          <RelationBadge relation={room.relation} />
        </div>
      </div>
    </article>
  );
}

/** Rooms beside each other: two on a phone, as many as fit elsewhere. */
export function RoomGrid({ rooms, now }: { rooms: RoomSummary[]; now: number }) {
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(13.5rem,1fr))] sm:gap-5">
      {rooms.map((room, i) => (
        <li key={room.id} className="grid grid-cols-[minmax(0,1fr)]">
          <RoomCard room={room} now={now} eager={i < 4} />
        </li>
      ))}
    </ul>
  );
}
