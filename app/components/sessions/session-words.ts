import type { EndReason, QueueItemDto, SessionDto, SessionMode } from "~/domain/sessions/schema";
import { sessionTitle } from "./session-title";
import type { IconName } from "../ui/icon";

type ModeWords = { label: string; icon: IconName; sentence: string };

/** Each mode in one clear sentence. */
export const MODES: Record<SessionMode, ModeWords> = {
  VOTE: {
    label: "Vote",
    icon: "arrow-big-up",
    sentence: "Everybody adds tracks, and what gets the most votes plays next.",
  },
  ROTATION: {
    label: "Rotation",
    icon: "refresh-cw",
    sentence: "DJs step up to the booth and take turns, one track each.",
  },
  HOST: {
    label: "Host",
    icon: "mic-vocal",
    sentence: "You and your co-DJs choose; everybody else suggests.",
  },
};

const WHY: Record<EndReason, string> = {
  voted_down: "the crowd voted it down",
  by_hand: "skipped by hand",
  failed: "it could not be played",
  too_long: "it is longer than this session allows",
  played_recently: "it has played within the last hour",
  left_booth: "its DJ left the booth",
  session_ended: "the session ended",
};

/** Why a track came to an early end, after a colon; null for one that played out. */
export function whyEnded({ state, endReason }: Pick<QueueItemDto, "state" | "endReason">): string | null {
  if (state === "PLAYED") return null;
  return endReason ? WHY[endReason] : null;
}

const WHAT: Partial<Record<QueueItemDto["state"], string>> = {
  SKIPPED: "Skipped",
  DROPPED: "Dropped",
  REMOVED: "Removed",
  DECLINED: "Declined",
};

/** "Skipped: the crowd voted it down", or null for a track that played out. */
export function endWords(item: Pick<QueueItemDto, "state" | "endReason">): string | null {
  const what = WHAT[item.state];
  const why = whyEnded(item);
  if (!what) return null;
  return why && item.endReason !== "by_hand" ? `${what}: ${why}` : what;
}

/** "in 4 min" and the like; `null` where nobody can tell. */
export function startWords(startsAt: string | null, now: number): string | null {
  if (!startsAt) return null;
  const minutes = Math.round((Date.parse(startsAt) - now) / 60_000);
  if (minutes < 1) return "in a moment";
  if (minutes < 60) return `in ${minutes} min`;
  const rest = minutes % 60;
  return `in ${Math.floor(minutes / 60)} h${rest ? ` ${rest} min` : ""}`;
}

/** As much of a session as the head of its smaller pages shows. */
export type SessionStub = {
  id: string;
  title: string;
  genre: string;
  artwork: string | null;
  artId: string;
  mode: SessionMode;
  status: SessionDto["status"];
};

export function stubOf(session: SessionDto): SessionStub {
  const { id, genre, mode, status, nowPlayingRef } = session;
  return {
    ...{ id, genre, mode, status, title: sessionTitle(session) },
    artwork: nowPlayingRef?.artwork ?? null,
    artId: nowPlayingRef?.providerId ?? id,
  };
}
