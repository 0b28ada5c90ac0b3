import type { MessageDto } from "~/domain/messages/schema";
import type { QueueItemDto, SessionDto, SessionPersonDto } from "~/domain/sessions/schema";

/** What an event leaves changed. Whole pieces, so that applying one twice, or late, does no harm. */
export type SessionPatch = {
  /** Without what is counted from elsewhere. */
  session?: Partial<Omit<SessionDto, "queueLength" | "listening">>;
  /** As they are now, whatever they were; those in a final state leave the queue. */
  items?: QueueItemDto[];
  /** All who have a part now, when one of them changed. */
  people?: SessionPersonDto[];
};

/** Votes of tracks as they stand, by item: the one event that comes often, so the smallest. */
export type VoteCounts = { id: string; upvotes: number; downvotes: number }[];

/** Everything that can happen in a session's stream, by type. */
export type SessionEventData = {
  message: { message: MessageDto };
  /** A card's title became known. */
  message_updated: { message: MessageDto };
  message_deleted: { id: string; parentId: string | null; deletedAt: string };
  votes: { counts: VoteCounts };
  /** Items came, went or moved; suggestions were answered. */
  queue: SessionPatch;
  /** A track began, ended, or both: `ended` is the one before. */
  track: SessionPatch & { ended: QueueItemDto | null };
  /** Paused, resumed, or a duration became known. */
  playback: SessionPatch;
  /** The booth and the co-DJs; the host. */
  people: SessionPatch;
  /** Settings. */
  session_updated: SessionPatch;
  session_ended: SessionPatch;
};

export type SessionEventType = keyof SessionEventData;

/** One event of a session's stream, as it travels. */
export type SessionEvent = {
  [T in SessionEventType]: { seq: number; type: T; data: SessionEventData[T]; createdAt: string };
}[SessionEventType];
