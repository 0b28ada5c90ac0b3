import { Link } from "@remix-run/react";
import { roomPath } from "../paths";
import { LiveLine } from "../sessions/live-line";
import { UnreadBadge } from "../ui/badge";
import { Cover } from "../ui/cover";
import { RelativeTime } from "../ui/relative-time";
import { MemberCount, PinnedLine, RelationBadge, RoomKind } from "./room-marks";
import type { RoomSummary } from "./room-types";

/** A room in the list: the same facts as its card, in one line of reading. */
export function RoomRow({ room, now }: { room: RoomSummary; now: number }) {
  return (
    <article className="relative flex items-center gap-4 rounded-lg p-2.5 transition hover:bg-card">
      <Cover
        id={room.id}
        src={room.coverUrl}
        genre={room.genre}
        className="size-16 shrink-0 rounded-sleeve"
      />
      <div className="min-w-0 flex-1">
        <h2 className="truncate text-lg">
          <Link to={roomPath(room.slug)} prefetch="intent" className="covers-card">
            {room.name}
          </Link>
        </h2>
        <p className="flex min-w-0 items-center gap-x-3 text-sm text-text-faint">
          <RoomKind type={room.type} genre={room.genre} />
          <MemberCount count={room.memberCount} />
        </p>
        {room.live ? (
          <LiveLine live={room.live} />
        ) : room.pinnedTrack ? (
          <PinnedLine track={room.pinnedTrack} />
        ) : null}
      </div>
      <div className="flex shrink-0 flex-col items-end gap-1.5">
        <span className="flex items-center gap-2 text-sm text-text-faint">
          {room.lastActivityAt ? <RelativeTime iso={room.lastActivityAt} now={now} /> : null}
          <UnreadBadge count={room.unread ?? 0} />
        </span>
        <RelationBadge relation={room.relation} />
      </div>
    </article>
  );
}

export function RoomList({ rooms, now }: { rooms: RoomSummary[]; now: number }) {
  return (
    <ul className="-mx-2.5 divide-y divide-line">
      {rooms.map((room) => (
        <li key={room.id} className="py-1">
          <RoomRow room={room} now={now} />
        </li>
      ))}
    </ul>
  );
}
