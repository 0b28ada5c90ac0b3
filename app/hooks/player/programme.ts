import type { QueueItemDto, SessionDto } from "~/domain/sessions/schema";
import type { TrackRef } from "~/domain/tracks/schema";

/** What is to be heard, by the server's word. */
export type Programme = {
  itemId: string;
  turn: number;
  track: TrackRef;
  /** Seconds; null while nobody knows. */
  duration: number | null;
  /** When its first second is heard, by the server's clock; it may lie a moment ahead. */
  startsAt: number;
  /** Since when it stands still; null while it plays. */
  pausedAt: number | null;
};

/** What a session plays now, or null where nothing does. */
export function programmeOf(session: SessionDto, items: readonly QueueItemDto[]): Programme | null {
  const { status, playingItemId, nowPlayingRef, nowPlayingStart, pausedAt, turn } = session;
  if (status === "ENDED" || !playingItemId || !nowPlayingRef || !nowPlayingStart) return null;
  const item = items.find(({ id }) => id === playingItemId);
  return {
    itemId: playingItemId,
    turn,
    track: item?.trackRef ?? nowPlayingRef,
    duration: item?.duration ?? nowPlayingRef.duration ?? null,
    startsAt: Date.parse(nowPlayingStart),
    pausedAt: pausedAt ? Date.parse(pausedAt) : null,
  };
}

/** Seconds into the track at a moment of the server's; below zero in the lead-in. */
export function positionAt({ startsAt, pausedAt }: Programme, serverNow: number): number {
  return ((pausedAt ?? serverNow) - startsAt) / 1000;
}
