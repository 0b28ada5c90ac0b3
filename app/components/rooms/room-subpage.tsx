import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { roomPath } from "../paths";
import { Cover } from "../ui/cover";
import { Icon } from "../ui/icon";
import { RoomSections, type SectionedRoom } from "./room-sections";

type RoomSubpageProps = {
  room: SectionedRoom & { id: string; name: string; coverUrl: string | null; genre: string | null };
  title: string;
  children: ReactNode;
};

/** A page about a room beside its timeline: its settings, its members. */
export function RoomSubpage({ room, title, children }: RoomSubpageProps) {
  return (
    <div className="mx-auto max-w-3xl px-4 py-5 sm:px-8 lg:py-10">
      <Link
        to={roomPath(room.slug)}
        className="inline-flex min-h-11 max-w-full items-center gap-2.5 rounded-sm font-semibold text-text-soft transition hover:text-text"
      >
        <Icon name="arrow-left" size={18} className="shrink-0 max-lg:hidden" />
        <Cover
          id={room.id}
          src={room.coverUrl}
          genre={room.genre}
          className="size-7 shrink-0 rounded-[0.4rem]"
        />
        <span className="truncate">{room.name}</span>
      </Link>
      <h1 className="mt-1 text-3xl font-extrabold sm:text-4xl">{title}</h1>
      <RoomSections room={room} />
      <div className="mt-8 space-y-12">{children}</div>
    </div>
  );
}
