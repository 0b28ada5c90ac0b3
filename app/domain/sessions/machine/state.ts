import type { TrackRef } from "../../tracks/schema";
import type { EndReason, QueueState, SessionMode, SessionStanding, SessionStatus } from "../schema";

/**
 * The state of a session as its rules see it. Every rule is a function from one state to the next and takes the world
 * as it finds it: the clock is given, nothing is asked. All times are milliseconds since 1970.
 */
export type Machine = {
  mode: SessionMode;
  status: SessionStatus;
  hostId: string;
  hostGone: boolean;
  hostAwaySince: number | null;
  idleSince: number | null;
  endedAt: number | null;
  playing: Playing | null;
  /** Counts the tracks that were started. */
  turn: number;
  skipShare: number;
  perPerson: number;
  /** Seconds. */
  trackMax: number;
  isProgramme: boolean;
  /** Those in the queue, and those that have left it since the state was read. */
  items: readonly Item[];
  /** Whoever has a part. */
  people: readonly Part[];
  /** What has been played lately, and in a programme all that ever was, by the track's key. */
  played: ReadonlyMap<string, Play>;
  nextPosition: number;
};

export type Playing = { itemId: string; startedAt: number; pausedAt: number | null };

export type Item = {
  id: string;
  addedBy: string;
  trackRef: TrackRef;
  trackKey: string;
  /** Seconds; null while nobody knows. */
  duration: number | null;
  position: number;
  state: QueueState;
  upvotes: number;
  downvotes: number;
  createdAt: number;
  playedAt: number | null;
  endedAt: number | null;
  endReason: EndReason | null;
  skipped: boolean;
};

/** Somebody's part in the session: what they are, and how they stand in the booth. */
export type Part = {
  userId: string;
  standing: SessionStanding;
  joinedAt: number;
  /** In the booth since; null: not in it. */
  boothSince: number | null;
  turns: number;
  lastTurnAt: number | null;
};

/** The last time a track began to play. */
export type Play = Pick<Item, "trackRef" | "trackKey" | "duration" | "addedBy"> & { at: number };

/** What a rule is told of the world. */
export type World = {
  now: number;
  newId(): string;
  /** Whether the person is connected. */
  isHere(userId: string): boolean;
  /** Accounts whose player plays. */
  listening: number;
};

/** A track's first second is heard so long after it was decided, so that every player has it ready. */
export const LEAD_IN = 1000;
/** A track comes again only so long after it began to play. */
export const REPEAT_AFTER = 60 * 60_000;
/** A session without a listener ends after this. */
export const IDLE_END = 5 * 60_000;
/** A host who is away for so long has left. */
export const HOST_AWAY = 60_000;
/** A track that does not play is given so long. */
export const FAILS_AFTER = 10_000;
export const QUEUE_MAX = 100;

/** The track that plays. */
export function playingItem(state: Machine): Item | null {
  return state.playing && itemOf(state, state.playing.itemId);
}

export function itemOf(state: Machine, id: string): Item | null {
  return state.items.find((item) => item.id === id) ?? null;
}

/** Waits to be played, or to be chosen for it. */
export const isQueued = ({ state }: Pick<Item, "state">) => state === "WAITING" || state === "SUGGESTED";

/** In the queue still, or playing. What is not has come to its end for good. */
export const isLive = (item: Pick<Item, "state">) => item.state === "PLAYING" || isQueued(item);

/** The host and the co-DJs: those who choose in HOST mode. */
export function isDj(state: Machine, userId: string): boolean {
  return state.hostId === userId || partOf(state, userId)?.standing === "CO_DJ";
}

export function partOf(state: Machine, userId: string): Part | null {
  return state.people.find((part) => part.userId === userId) ?? null;
}

/** The same state with one item changed. */
export function withItem(state: Machine, id: string, change: Partial<Item>): Machine {
  return { ...state, items: state.items.map((item) => (item.id === id ? { ...item, ...change } : item)) };
}

/** The same state with one person's part changed, or begun. */
export function withPart(state: Machine, userId: string, change: Partial<Part>, at: number): Machine {
  const known = partOf(state, userId);
  if (known)
    return { ...state, people: state.people.map((part) => (part === known ? { ...part, ...change } : part)) };
  const fresh = {
    userId,
    standing: "GUEST" as const,
    joinedAt: at,
    boothSince: null,
    turns: 0,
    lastTurnAt: null,
  };
  return { ...state, people: [...state.people, { ...fresh, ...change }] };
}
