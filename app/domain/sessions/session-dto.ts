import type { UserDto } from "../accounts/schema";
import { asUserDto, USER_COLUMNS, type UserRow } from "../accounts/user-dto";
import type { TrackRef } from "../tracks/schema";
import type {
  EndReason,
  QueueItemDto,
  QueueState,
  SessionDto,
  SessionMode,
  SessionPersonDto,
  SessionStanding,
  SessionStatus,
  VoteType,
} from "./schema";

/** What a query of sessions includes, for a SessionDto to be made of its rows. */
export const WITH_PLACE = {
  host: { select: USER_COLUMNS },
  room: { select: { id: true, slug: true, name: true } },
} as const;

/** The same of queue items and of people. */
export const WITH_USER = { user: { select: USER_COLUMNS } } as const;

export type SessionColumns = {
  id: string;
  name: string | null;
  isPrivate: boolean;
  roomId: string | null;
  hostId: string;
  currentDJId: string | null;
  status: SessionStatus;
  mode: SessionMode;
  genre: string;
  tags: unknown;
  nowPlayingRef: unknown;
  nowPlayingStart: Date | null;
  playingItemId: string | null;
  pausedAt: Date | null;
  turn: number;
  skipShare: number;
  perPerson: number;
  trackMax: number;
  isProgramme: boolean;
  hostGone: boolean;
  createdAt: Date;
  updatedAt: Date;
  endedAt: Date | null;
};

export type SessionPlaceColumns = {
  host: UserRow;
  room: { id: string; slug: string; name: string } | null;
};

/** A session's own pieces, without what is counted from elsewhere: what an event may tell. */
export type SessionPieces = Omit<SessionDto, "queueLength" | "listening">;

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** What the row says, in the form of events. */
export function sessionPieces(row: SessionColumns & SessionPlaceColumns): SessionPieces {
  return {
    id: row.id,
    name: row.name,
    isPrivate: row.isPrivate,
    roomId: row.roomId,
    room: row.room && { id: row.room.id, slug: row.room.slug, name: row.room.name },
    hostId: row.hostId,
    host: asUserDto(row.host),
    currentDJId: row.currentDJId,
    status: row.status,
    mode: row.mode,
    genre: row.genre,
    tags: row.tags as string[],
    nowPlayingRef: (row.nowPlayingRef ?? null) as TrackRef | null,
    nowPlayingStart: iso(row.nowPlayingStart),
    playingItemId: row.playingItemId,
    pausedAt: iso(row.pausedAt),
    turn: row.turn,
    skipShare: row.skipShare,
    perPerson: row.perPerson,
    trackMax: row.trackMax,
    isProgramme: row.isProgramme,
    hostGone: row.hostGone,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    endedAt: iso(row.endedAt),
  };
}

/** A row as the API and the pages show it, with what is counted elsewhere. */
export function sessionDto(
  row: SessionColumns & SessionPlaceColumns,
  counted: Pick<SessionDto, "queueLength" | "listening">,
): SessionDto {
  return { ...sessionPieces(row), ...counted };
}

type QueueItemRow = {
  id: string;
  sessionId: string;
  addedBy: string;
  user: UserRow | UserDto;
  trackRef: unknown;
  duration: number | null;
  position: number;
  state: QueueState;
  upvotes: number;
  downvotes: number;
  createdAt: Date;
  playedAt: Date | null;
  endedAt: Date | null;
  endReason: string | null;
  skipped: boolean;
};

/** A queue item as everybody sees it; the viewer's own vote is added for them alone. */
export function queueItemDto(row: QueueItemRow, myVote: VoteType | null = null): QueueItemDto {
  return {
    id: row.id,
    sessionId: row.sessionId,
    addedBy: row.addedBy,
    user: asUserDto(row.user),
    trackRef: row.trackRef as TrackRef,
    duration: row.duration,
    position: row.position,
    state: row.state,
    upvotes: row.upvotes,
    downvotes: row.downvotes,
    myVote,
    createdAt: row.createdAt.toISOString(),
    playedAt: iso(row.playedAt),
    endedAt: iso(row.endedAt),
    endReason: row.endReason as EndReason | null,
    skipped: row.skipped,
    startsAt: null,
  };
}

type SessionPersonRow = {
  userId: string;
  user: UserRow | UserDto;
  standing: SessionStanding;
  boothSince: Date | null;
  turns: number;
  lastTurnAt: Date | null;
};

export function sessionPersonDto(row: SessionPersonRow): SessionPersonDto {
  return {
    userId: row.userId,
    user: asUserDto(row.user),
    standing: row.standing,
    boothSince: iso(row.boothSince),
    turns: row.turns,
    lastTurnAt: iso(row.lastTurnAt),
  };
}
