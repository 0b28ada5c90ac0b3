import { Link, useLocation } from "@remix-run/react";
import { cx } from "../cx";
import { PATHS, roomPath } from "../paths";
import { UnreadBadge } from "../ui/badge";
import { Cover } from "../ui/cover";
import { Icon } from "../ui/icon";
import { Equalizer } from "../ui/live-marks";
import type { ShellRoom } from "./shell-types";

/** The viewer's rooms, each with its sleeve and what waits in it. */
export function RoomNav({ rooms }: { rooms: ShellRoom[] }) {
  const { pathname } = useLocation();
  return (
    <div className="mt-5 flex min-h-0 flex-1 flex-col">
      <h2 className="px-3 pb-1.5 font-text text-sm font-semibold text-text-faint">
        <Link to={PATHS.yourRooms} className="rounded-sm hover:text-text">
          Your rooms
        </Link>
      </h2>
      {rooms.length === 0 ? (
        <p className="px-3 py-1 text-sm text-text-faint">The rooms you join will stand here.</p>
      ) : (
        <ul className="-mx-1 min-h-0 flex-1 space-y-0.5 overflow-y-auto px-1 pb-3">
          {rooms.map((room) => (
            <RoomNavItem key={room.id} room={room} current={isWithin(pathname, roomPath(room.slug))} />
          ))}
        </ul>
      )}
    </div>
  );
}

function isWithin(pathname: string, base: string): boolean {
  return pathname === base || pathname.startsWith(`${base}/`);
}

function RoomNavItem({ room, current }: { room: ShellRoom; current: boolean }) {
  const bright = current || room.unread > 0;
  return (
    <li>
      <Link
        to={roomPath(room.slug)}
        prefetch="intent"
        aria-current={current ? "page" : undefined}
        className={cx(
          "group relative flex min-h-11 items-center gap-3 rounded-md px-3 py-1.5 transition",
          current ? "bg-raised" : "hover:bg-raised/60",
          bright ? "font-semibold text-text" : "text-text-soft hover:text-text",
        )}
      >
        {current ? <span className="absolute inset-y-2.5 left-0 w-[3px] rounded-full bg-coral" /> : null}
        <Cover
          id={room.id}
          src={room.coverUrl}
          genre={room.genre}
          className="size-8 shrink-0 rounded-[0.4rem]"
        />
        <span className="min-w-0 flex-1 truncate">{room.name}</span>
        {room.isPrivate ? (
          <Icon name="lock" size={14} label="Private" className="shrink-0 text-text-faint" />
        ) : null}
        {room.live ? <Equalizer className="h-3" /> : null}
        <UnreadBadge count={room.unread} />
      </Link>
    </li>
  );
}
