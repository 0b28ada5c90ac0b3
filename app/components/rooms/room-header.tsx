import type { ReactNode } from "react";
import { discoverPath } from "../paths";
import { Chip } from "../ui/badge";
import { Cover } from "../ui/cover";
import { Icon } from "../ui/icon";
import { PinnedLine, RoomKind } from "./room-marks";
import { counted, type RoomSummary } from "./room-types";

type RoomHeaderProps = {
  room: Omit<RoomSummary, "slug" | "relation"> & { tags?: string[] };
  /** People who are here now; left out while unknown. */
  online?: number;
  /** Join, Leave, Settings: whatever this viewer may do. */
  actions?: ReactNode;
};

/** The head of a room: its sleeve, its own light behind it, who is here and what hangs on the wall. */
export function RoomHeader({ room, online, actions }: RoomHeaderProps) {
  return (
    <header className="relative isolate overflow-hidden border-b border-line">
      <Cover
        id={room.id}
        src={room.coverUrl}
        genre={room.genre}
        eager
        className="absolute inset-0 -z-20 aspect-auto size-full scale-125 opacity-50 blur-3xl saturate-150"
      />
      <div className="absolute inset-0 -z-10 bg-gradient-to-b from-ground/60 via-ground/85 to-ground" />
      <div className="mx-auto flex max-w-5xl gap-4 px-4 pb-5 pt-5 sm:gap-6 sm:px-8 sm:pt-8">
        <Cover
          id={room.id}
          src={room.coverUrl}
          genre={room.genre}
          eager
          className="size-20 shrink-0 rounded-sleeve shadow-lift sm:size-40"
        />
        <div className="flex min-w-0 flex-1 flex-col justify-end">
          <RoomKind type={room.type} genre={room.genre} />
          <h1 className="mt-0.5 text-2xl font-extrabold wrap-anywhere sm:text-4xl">
            {room.name}
            {room.type === "ARTIST" ? (
              <Icon
                name="badge-check"
                label="Verified artist"
                className="ml-2 inline size-[0.8em] align-baseline text-mint-text"
              />
            ) : null}
            {room.type === "PRIVATE" ? (
              <Icon
                name="lock"
                label="Private room"
                className="ml-2 inline size-[0.65em] align-baseline text-text-faint"
              />
            ) : null}
          </h1>
          <p className="numerals mt-1.5 flex flex-wrap items-center gap-x-3 text-sm text-text-soft">
            <span>{counted(room.memberCount, "member")}</span>
            {online ? (
              <span className="inline-flex items-center gap-1.5">
                <span className="size-2 rounded-full bg-mint" />
                {online.toLocaleString("en")} here now
              </span>
            ) : null}
          </p>
        </div>
      </div>
      <div className="mx-auto max-w-5xl space-y-3 px-4 pb-5 sm:px-8">
        {room.description ? (
          <p className="max-w-2xl text-text-soft wrap-anywhere">{room.description}</p>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
          {room.tags?.length ? (
            <ul aria-label="Tags" className="flex flex-wrap gap-1.5">
              {room.tags.map((tag) => (
                <li key={tag}>
                  <Chip to={discoverPath({ q: tag })}>{tag}</Chip>
                </li>
              ))}
            </ul>
          ) : null}
          {room.pinnedTrack ? <PinnedLine track={room.pinnedTrack} /> : null}
          {actions ? <div className="flex flex-wrap items-center gap-2 sm:ml-auto">{actions}</div> : null}
        </div>
      </div>
    </header>
  );
}
