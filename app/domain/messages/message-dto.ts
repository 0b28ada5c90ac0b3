import type { UserDto } from "../accounts/schema";
import { asUserDto, type UserRow } from "../accounts/user-dto";
import { imageDto, type StoredImage } from "../images/image-dto";
import type { TrackRef } from "../tracks/schema";
import type { StoredMentions } from "./mentions";
import type { MessageDto, MessageType, SystemNote } from "./schema";

type MessageRow = {
  id: string;
  roomId: string | null;
  sessionId: string | null;
  userId: string;
  type: MessageType;
  text: string | null;
  trackRef?: unknown;
  system?: unknown;
  mentions?: unknown;
  images?: unknown;
  parentId: string | null;
  repostOfId?: string | null;
  clientId: string;
  seq: number;
  replyCount: number;
  reactionCounts: unknown;
  createdAt: Date;
  updatedAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
};

export type ReactionCount = { emoji: string; count: number };

/**
 * A row as everybody sees it.
 * @param mine the emojis with which the viewer reacted
 */
export function messageDto(
  row: MessageRow,
  user: UserDto | UserRow,
  mine: ReadonlySet<string> = NONE,
): MessageDto {
  const deleted = row.deletedAt !== null;
  const mentions = deleted ? null : ((row.mentions ?? null) as StoredMentions | null);
  return {
    id: row.id,
    roomId: row.roomId,
    sessionId: row.sessionId,
    userId: row.userId,
    user: asUserDto(user),
    type: row.type,
    text: deleted ? null : row.text || null,
    trackRef: deleted ? null : ((row.trackRef ?? null) as TrackRef | null),
    images: deleted ? [] : ((row.images ?? []) as StoredImage[]).map(imageDto),
    system: (row.system ?? null) as SystemNote | null,
    ...(mentions?.users.length ? { mentions: mentions.users } : {}),
    ...(mentions?.room ? { mentionsRoom: true } : {}),
    // The original is for whoever reads it to be filled in: see originals.
    ...(row.repostOfId && !deleted ? { repost: { original: null, ask: row.id } } : {}),
    parentId: row.parentId,
    replyCount: row.replyCount,
    reactions: deleted
      ? []
      : (row.reactionCounts as ReactionCount[]).map(({ emoji, count }) => ({
          emoji,
          count,
          mine: mine.has(emoji),
        })),
    clientId: row.clientId,
    seq: row.seq,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

const NONE: ReadonlySet<string> = new Set();
