import { genreLabel } from "~/domain/rooms/genres";
import { Badge } from "../ui/badge";
import { Icon } from "../ui/icon";
import {
  counted,
  RELATIONS,
  ROOM_TYPES,
  type RoomRelation,
  type RoomSummary,
  type RoomType,
} from "./room-types";

/** A room's type in a word and a sign, and its genre when it has one. */
export function RoomKind({ type, genre }: { type: RoomType; genre?: string | null }) {
  const { label, icon } = ROOM_TYPES[type];
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-sm text-text-faint">
      <Icon name={icon} size={14} className={type === "ARTIST" ? "shrink-0 text-mint-text" : "shrink-0"} />
      <span className="truncate">
        {genre && type === "GENRE" ? (
          <span className="sr-only">{label} room: </span>
        ) : (
          `${label}${genre ? " · " : ""}`
        )}
        {genre ? genreLabel(genre) : null}
      </span>
    </span>
  );
}

/** How many belong to a room, in as little space as can be. */
export function MemberCount({ count }: { count: number }) {
  return (
    <span className="numerals inline-flex items-center gap-1.5" title={counted(count, "member")}>
      <Icon name="users-round" size={14} />
      <span aria-hidden="true">{count.toLocaleString("en")}</span>
      <span className="sr-only">{counted(count, "member")}</span>
    </span>
  );
}

/** What the viewer is in a room. Whoever is nothing there is invited to browse. */
export function RelationBadge({ relation }: { relation: RoomRelation }) {
  const tone = { OWNER: "yellow", MODERATOR: "mint", MEMBER: "plain", NONE: "plain" } as const;
  return <Badge tone={tone[relation]}>{RELATIONS[relation]}</Badge>;
}

/** The track that hangs on a room's wall. */
export function PinnedLine({ track }: { track: NonNullable<RoomSummary["pinnedTrack"]> }) {
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-sm text-text-soft">
      <Icon name="pin" size={14} className="shrink-0 text-yellow-text" />
      <span className="sr-only">Pinned: </span>
      <span className="truncate">
        {track.title}
        {track.artist ? <span className="text-text-faint"> by {track.artist}</span> : null}
      </span>
    </p>
  );
}
