import type { UserDto } from "../accounts/schema";
import type { TrackRef } from "../tracks/schema";

export const SESSION_MODES = ["VOTE", "ROTATION", "HOST"] as const;
export type SessionMode = (typeof SESSION_MODES)[number];

export const SESSION_STATUSES = ["ACTIVE", "PAUSED", "ENDED"] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

/** What somebody is in a session besides listening. `GUEST` is let in, and no more. */
export const SESSION_STANDINGS = ["GUEST", "ASKED", "INVITED", "CO_DJ"] as const;
export type SessionStanding = (typeof SESSION_STANDINGS)[number];

export const VOTE_TYPES = ["UPVOTE", "DOWNVOTE"] as const;
export type VoteType = (typeof VOTE_TYPES)[number];

export const QUEUE_STATES = [
  ...(["SUGGESTED", "WAITING", "PLAYING"] as const),
  ...(["PLAYED", "SKIPPED", "DROPPED", "REMOVED", "DECLINED"] as const),
] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** Why a track ended before its time, or never came to it. The words are made where it is shown. */
export const END_REASONS = [
  /** By the crowd's downvotes. */
  "voted_down",
  /** By the host, a co-DJ, a moderator or whoever added it. */
  "by_hand",
  /** It could not be played. */
  "failed",
  /** It turned out longer than the session allows. */
  "too_long",
  /** It has been played within the last 60 minutes. */
  "played_recently",
  /** Its DJ has left the booth. */
  "left_booth",
  "session_ended",
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** Times are milliseconds since 1970 in the machine, ISO 8601 here. */
export type SessionDto = {
  id: string;
  name: string | null;
  isPrivate: boolean;
  roomId: string | null;
  room: { id: string; slug: string; name: string } | null;
  hostId: string;
  host: UserDto;
  currentDJId: string | null;
  status: SessionStatus;
  mode: SessionMode;
  genre: string;
  tags: string[];
  nowPlayingRef: TrackRef | null;
  /** When its first second is heard; it may lie a moment ahead. While paused, see `pausedAt`. */
  nowPlayingStart: string | null;
  /** The queue item that plays. */
  playingItemId: string | null;
  pausedAt: string | null;
  /** Counts the tracks that were started. */
  turn: number;
  skipShare: number;
  perPerson: number;
  /** Seconds. */
  trackMax: number;
  isProgramme: boolean;
  /** The host has left, and the crowd carries on without one. */
  hostGone: boolean;
  /** Tracks that wait. */
  queueLength: number;
  /** People whose player plays, and visitors by connection. */
  listening: number;
  createdAt: string;
  updatedAt: string;
  endedAt: string | null;
};

export type QueueItemDto = {
  id: string;
  sessionId: string;
  addedBy: string;
  user: UserDto;
  trackRef: TrackRef;
  /** Seconds; null while nobody knows. */
  duration: number | null;
  position: number;
  state: QueueState;
  upvotes: number;
  downvotes: number;
  /** The viewer's own; in events always null. */
  myVote: VoteType | null;
  createdAt: string;
  playedAt: string | null;
  endedAt: string | null;
  endReason: EndReason | null;
  skipped: boolean;
  /** When it will play as things stand; made by whoever shows it (see order.ts), null where it cannot be told. */
  startsAt: string | null;
};

/** Somebody with a part in a session: a co-DJ, one to be, or a DJ in the booth. */
export type SessionPersonDto = {
  userId: string;
  user: UserDto;
  standing: SessionStanding;
  boothSince: string | null;
  turns: number;
  lastTurnAt: string | null;
};

/** Everything a DJ page shows but chat, presence and history: true up to `seq`. */
export type SessionSnapshotDto = {
  seq: number;
  session: SessionDto;
  /** Playing, waiting and suggested ones, in no order that means anything: see order.ts. */
  items: QueueItemDto[];
  people: SessionPersonDto[];
};
