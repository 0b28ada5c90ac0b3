import type { ButtonVariant } from "../ui/button";

/** What can be done with a person in a room, by its name in addresses. */
export const MEMBER_ACTS = [
  "promote",
  "demote",
  "transfer",
  "mute",
  "unmute",
  "kick",
  "ban",
  "unban",
] as const;
export type MemberAct = (typeof MEMBER_ACTS)[number];

type Words = {
  /** In menus and on the button: "Mute". */
  verb: string;
  /** What it means for the person. */
  consequence: string;
  /** After a name: "is muted". */
  done: string;
  /** After a number: "people are muted". */
  doneToSeveral: string;
  variant: ButtonVariant;
  /** A word against somebody needs a reason; in their favour it may have one. */
  needsReason: boolean;
  /** It may concern several at once. */
  bulk: boolean;
};

export const ACT_WORDS: Record<MemberAct, Words> = {
  promote: {
    verb: "Make moderator",
    consequence: "They can delete posts, and mute, remove and ban members.",
    done: "is a moderator now",
    doneToSeveral: "people are moderators now",
    ...{ variant: "primary", needsReason: false, bulk: false },
  },
  demote: {
    verb: "Make member again",
    consequence: "They keep their place, and no longer moderate.",
    done: "is a member again",
    doneToSeveral: "people are members again",
    ...{ variant: "danger", needsReason: true, bulk: false },
  },
  transfer: {
    verb: "Make owner",
    consequence:
      "The room is theirs then: its settings, its roles, its end. You become a moderator. Only they can give it back.",
    done: "is the owner now",
    doneToSeveral: "people are owners now",
    ...{ variant: "danger", needsReason: false, bulk: false },
  },
  mute: {
    verb: "Mute",
    consequence:
      "They can read, and not post or react until the mute ends. Leaving and coming back does not end it.",
    done: "is muted",
    doneToSeveral: "people are muted",
    ...{ variant: "danger", needsReason: true, bulk: true },
  },
  unmute: {
    verb: "Unmute",
    consequence: "They can post and react again.",
    done: "can post again",
    doneToSeveral: "people can post again",
    ...{ variant: "primary", needsReason: false, bulk: true },
  },
  kick: {
    verb: "Remove",
    consequence: "They are out at once, on every device. To keep them out, ban them.",
    done: "is removed",
    doneToSeveral: "people are removed",
    ...{ variant: "danger", needsReason: true, bulk: true },
  },
  ban: {
    verb: "Ban",
    consequence: "They are out at once, on every device, and cannot come back until the ban ends.",
    done: "is banned",
    doneToSeveral: "people are banned",
    ...{ variant: "danger", needsReason: true, bulk: true },
  },
  unban: {
    verb: "Lift the ban",
    consequence: "They may come back; they are not a member by it.",
    done: "may come back",
    doneToSeveral: "people may come back",
    ...{ variant: "primary", needsReason: false, bulk: true },
  },
};

const HOUR = 3600;
const DAY = 24 * HOUR;

/** For how long, in seconds; an empty value is for ever. The first that is marked is chosen. */
export const DURATIONS: Partial<Record<MemberAct, { seconds: string; label: string; usual?: true }[]>> = {
  mute: [
    { seconds: "600", label: "10 minutes" },
    { seconds: String(HOUR), label: "1 hour" },
    { seconds: String(DAY), label: "24 hours", usual: true },
    { seconds: String(7 * DAY), label: "7 days" },
    { seconds: String(30 * DAY), label: "30 days" },
  ],
  ban: [
    { seconds: String(HOUR), label: "1 hour" },
    { seconds: String(DAY), label: "24 hours" },
    { seconds: String(7 * DAY), label: "7 days" },
    { seconds: String(30 * DAY), label: "30 days" },
    { seconds: "", label: "For ever", usual: true },
  ],
};

/** What it mostly is: a tap instead of typing. */
export const COMMON_REASONS = ["Spam", "Harassment", "Hate", "Off topic"] as const;

export const isMemberAct = (text: string | null): text is MemberAct =>
  (MEMBER_ACTS as readonly string[]).includes(text ?? "");
