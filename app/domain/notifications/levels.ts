import type { NotificationKind } from "./schema";

export const NOTIFY_LEVELS = ["EVERYTHING", "MENTIONS", "NOTHING"] as const;
export type NotifyLevel = (typeof NOTIFY_LEVELS)[number];

/** What each level lets through, in words. */
export const LEVEL_WORDS: Record<NotifyLevel, string> = {
  EVERYTHING: "Everything",
  MENTIONS: "Mentions and replies to me",
  NOTHING: "Nothing",
};

/**
 * From which level on a member hears of what happens in the room. What is not here concerns the person themselves (roles,
 * bans, invites, their own track), and is always told.
 */
const LEAST: Partial<Record<NotificationKind, Exclude<NotifyLevel, "NOTHING">>> = {
  MENTION: "MENTIONS",
  REPLY: "MENTIONS",
  SESSION_STARTED: "EVERYTHING",
};

/** Whether somebody with this level is told; `least` when it is other than usual for the kind. */
export function isWanted(kind: NotificationKind, level: NotifyLevel, least = LEAST[kind]): boolean {
  if (!least) return true;
  return level === "EVERYTHING" || (level === "MENTIONS" && least === "MENTIONS");
}

/** Whether the level matters for a kind at all. */
export const hasLevel = (kind: NotificationKind) => LEAST[kind] !== undefined;
