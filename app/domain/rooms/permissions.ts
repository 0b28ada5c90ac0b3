/**
 * Who may do what in a room: the one table. Pages show what it allows, commands enforce it, and a test walks every
 * cell of it through pages, API and sockets. What it means to stand somewhere is in policy.ts, what the others
 * are told in refusals.ts.
 */

/** How somebody stands to a room. `pending` has asked to be let in; `admin` administers the site, a member or not. */
export const STANDINGS = [
  "visitor",
  "outsider",
  "pending",
  "banned",
  "muted",
  "member",
  "moderator",
  "owner",
  "admin",
] as const;
export type Standing = (typeof STANDINGS)[number];

const OUTSIDE = ["visitor", "outsider", "pending"] as const;
const STAFF = ["moderator", "owner", "admin"] as const;
const OWNERS = ["owner", "admin"] as const;
const SPEAKERS = ["member", ...STAFF] as const;
const INSIDE = ["muted", ...SPEAKERS] as const;
const SIGNED_IN = ["outsider", "pending", ...INSIDE] as const;

/** In a private room these know of nothing: whatever they ask is answered as for a room that never was. */
export const HIDDEN_FROM: readonly Standing[] = [...OUTSIDE, "banned"];

/** What the thing acted on must be. The rules themselves are in targets.ts. */
export type TargetRule = "own" | "fresh_own" | "foreign" | "post" | "subordinate" | "heir";

export type Rule = {
  may: readonly Standing[];
  /** Only with a membership, an admin too: an act under one's own name among the members. */
  inside?: true;
  target?: TargetRule;
};

export const ROOM_ACTIONS = {
  see: { may: [...OUTSIDE, ...INSIDE] },
  list_members: { may: [...OUTSIDE, ...INSIDE] },

  join: { may: SIGNED_IN },
  leave: { may: SIGNED_IN },
  set_level: { may: INSIDE, inside: true },
  mark_read: { may: SIGNED_IN },
  bookmark: { may: SIGNED_IN },
  report: { may: SIGNED_IN },

  post: { may: SPEAKERS, inside: true },
  reply: { may: SPEAKERS, inside: true },
  react: { may: SPEAKERS, inside: true },
  type: { may: SPEAKERS, inside: true },
  start_session: { may: SPEAKERS, inside: true },
  edit_own: { may: SPEAKERS, target: "fresh_own" },
  delete_own: { may: SIGNED_IN, target: "own" },

  delete_any: { may: STAFF, target: "foreign" },
  restore: { may: STAFF, target: "post" },
  clear_reactions: { may: STAFF, target: "post" },
  pin: { may: STAFF },
  add_member: { may: STAFF },
  invite: { may: STAFF },
  revoke_own_invite: { may: INSIDE, inside: true },
  answer_requests: { may: STAFF },
  kick: { may: STAFF, target: "subordinate" },
  ban: { may: STAFF, target: "subordinate" },
  unban: { may: STAFF },
  mute: { may: STAFF, target: "subordinate" },
  unmute: { may: STAFF, target: "subordinate" },
  moderate_session: { may: STAFF },
  read_stats: { may: STAFF },
  read_words: { may: STAFF },
  read_audit: { may: STAFF },
  undo: { may: STAFF },
  handle_reports: { may: STAFF },

  change_role: { may: OWNERS, target: "subordinate" },
  transfer: { may: OWNERS, target: "heir" },
  manage: { may: OWNERS },
  delete_room: { may: OWNERS },
} as const satisfies Record<string, Rule>;

export type RoomAction = keyof typeof ROOM_ACTIONS;
