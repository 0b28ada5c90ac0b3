import type { LiveSession } from "~/domain/sessions/lists.server";
import type { IconName } from "../ui/icon";

export type RoomType = "PUBLIC" | "GENRE" | "ARTIST" | "PRIVATE";
export type RoomRelation = "OWNER" | "MODERATOR" | "MEMBER" | "NONE";

/** How each type is called and marked. */
export const ROOM_TYPES: Record<RoomType, { label: string; icon: IconName }> = {
  PUBLIC: { label: "Public", icon: "globe" },
  GENRE: { label: "Genre", icon: "disc-3" },
  ARTIST: { label: "Artist", icon: "badge-check" },
  PRIVATE: { label: "Private", icon: "lock" },
};

export const RELATIONS: Record<RoomRelation, string> = {
  OWNER: "Owner",
  MODERATOR: "Moderator",
  MEMBER: "Member",
  NONE: "Browse",
};

/** What a list of rooms needs to know of one. */
export type RoomSummary = {
  id: string;
  slug: string;
  name: string;
  description?: string | null;
  type: RoomType;
  genre?: string | null;
  coverUrl?: string | null;
  memberCount: number;
  unread?: number;
  relation: RoomRelation;
  pinnedTrack?: { title: string; artist?: string | null } | null;
  /** The session that goes on in it. */
  live?: LiveSession | null;
  /** When something last happened in it, ISO 8601. */
  lastActivityAt?: string | null;
};

/** A count with its noun: "1 member", "1,204 members". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
