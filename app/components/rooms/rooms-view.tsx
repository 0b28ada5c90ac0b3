import type { ReactNode } from "react";
import { useMorePages } from "~/hooks/use-more-pages";
import type { RoomsViewing } from "~/http/looks";
import { OlderLink } from "../ui/pagination";
import { Spinner } from "../ui/spinner";
import { RoomGrid } from "./room-card";
import { RoomList } from "./room-row";
import type { RoomSummary } from "./room-types";

/** One keyset page of rooms, as the loader of the page gives it. */
export type RoomsPage = {
  rooms: RoomSummary[];
  /** The address of the next page, or null at the end. */
  next: string | null;
};

type RoomsViewProps = {
  page: RoomsPage;
  view: RoomsViewing;
  /** Milliseconds since 1970. */
  now: number;
  /** How many posts wait in the viewer's rooms, by id. */
  unread: Map<string, number>;
  /** Shown when there is no room at all. */
  empty: ReactNode;
};

/** Rooms as a grid or a list, with more of them as one comes near the end. */
export function RoomsView({ page, view, now, unread, empty }: RoomsViewProps) {
  const first = { items: page.rooms, next: page.next };
  const { items, next, loading, load, end } = useMorePages<RoomSummary, RoomsPage>(first, (data) => ({
    items: data.rooms,
    next: data.next,
  }));
  if (items.length === 0) return empty;
  const rooms = items.map((room) => ({ ...room, unread: unread.get(room.id) ?? 0 }));
  return (
    <>
      {view === "grid" ? <RoomGrid rooms={rooms} now={now} /> : <RoomList rooms={rooms} now={now} />}
      <div ref={end} aria-busy={loading}>
        {loading ? (
          <p role="status" className="flex items-center justify-center gap-3 py-8 text-text-faint">
            <Spinner /> Loading more rooms
          </p>
        ) : next ? (
          <OlderLink
            to={next}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || !navigator.onLine) return;
              event.preventDefault();
              load();
            }}
          >
            More rooms
          </OlderLink>
        ) : null}
      </div>
    </>
  );
}
