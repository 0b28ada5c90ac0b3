import { endWords } from "../sessions/session-words";
import type { QueueItemDto } from "~/domain/sessions/schema";
import type { TrackRef } from "~/domain/tracks/schema";

/** "Title by Artist". */
export const trackWords = ({ title, artist }: Pick<TrackRef, "title" | "artist">): string =>
  artist ? `${title} by ${artist}` : title;

/** "Title. Skipped: the crowd voted it down." Null where a track simply came to its end, or the session did. */
export function skippedWords(item: QueueItemDto): string | null {
  if (item.state !== "SKIPPED" && item.state !== "DROPPED") return null;
  return item.endReason === "session_ended" ? null : `${item.trackRef.title}. ${endWords(item)}.`;
}

/** "3:07". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
