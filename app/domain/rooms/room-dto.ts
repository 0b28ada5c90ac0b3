import type { TrackRef } from "../tracks/schema";
import type { Relation, RoomDto, RoomType } from "./schema";

type RoomColumns = {
  id: string;
  slug: string;
  name: string;
  description: string | null;
  type: RoomType;
  isPrivate: boolean;
  genre: string | null;
  tags: unknown;
  coverFileId: string | null;
  memberCount: number;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
  lastActivityAt: Date;
  slowModeSeconds: number;
  pinnedTrack: unknown;
};

/** A row as the API, the pages and the events show it. */
export function roomDto(room: RoomColumns, relation: Relation): RoomDto {
  return {
    id: room.id,
    slug: room.slug,
    name: room.name,
    description: room.description,
    type: room.type,
    isPrivate: room.isPrivate,
    genre: room.genre,
    tags: room.tags as string[],
    coverUrl: room.coverFileId ? `/files/${room.coverFileId}` : null,
    memberCount: room.memberCount,
    createdBy: room.createdBy,
    createdAt: room.createdAt.toISOString(),
    updatedAt: room.updatedAt.toISOString(),
    lastActivityAt: room.lastActivityAt.toISOString(),
    slowModeSeconds: room.slowModeSeconds,
    pinnedTrack: room.pinnedTrack as TrackRef | null,
    relation,
  };
}
