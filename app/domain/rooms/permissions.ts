/**
 * Who may do what in a room: the one table. Pages show what it allows, commands enforce it, and a test walks every
 * cell of it through pages, API and sockets. What it means to stand somewhere is in policy.ts.
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
  /** What the others are told, where the place is open to them; a visitor is asked to sign in instead. */
  refusal: string;
  /** Only with a membership, an admin too: an act under one's own name among the members. */
  inside?: true;
  target?: TargetRule;
};

const MODERATORS_ONLY = "Only the owner and moderators do this.";
const OWNER_ONLY = "Only the room's owner does this.";

export const ROOM_ACTIONS = {
  see: { may: [...OUTSIDE, ...INSIDE], refusal: "You cannot see this room." },
  list_members: { may: [...OUTSIDE, ...INSIDE], refusal: "You cannot see this room." },

  join: { may: SIGNED_IN, refusal: "You cannot join this room." },
  leave: { may: SIGNED_IN, refusal: "You are not in this room." },
  set_level: { may: INSIDE, refusal: "You are not in this room.", inside: true },
  mark_read: { may: SIGNED_IN, refusal: "You are not in this room." },
  report: { may: SIGNED_IN, refusal: "You cannot report this." },

  post: { may: SPEAKERS, refusal: "Join the room to post in it.", inside: true },
  reply: { may: SPEAKERS, refusal: "Join the room to reply in it.", inside: true },
  react: { may: SPEAKERS, refusal: "Join the room to react.", inside: true },
  type: { may: SPEAKERS, refusal: "Join the room to post in it.", inside: true },
  start_session: { may: SPEAKERS, refusal: "Join the room to start a session in it.", inside: true },
  edit_own: {
    may: SPEAKERS,
    refusal: "You can edit only your own messages, for 15 minutes.",
    target: "fresh_own",
  },
  delete_own: { may: SIGNED_IN, refusal: "You can delete only your own messages.", target: "own" },

  delete_any: { may: STAFF, refusal: "You can delete only your own messages.", target: "foreign" },
  restore: { may: STAFF, refusal: MODERATORS_ONLY, target: "post" },
  clear_reactions: { may: STAFF, refusal: MODERATORS_ONLY, target: "post" },
  pin: { may: STAFF, refusal: "Only the owner and moderators pin a track." },
  add_member: { may: STAFF, refusal: "Only the owner and moderators add people." },
  invite: { may: STAFF, refusal: "Only the owner and moderators invite people." },
  revoke_own_invite: { may: INSIDE, refusal: "You can take back only your own invites.", inside: true },
  answer_requests: { may: STAFF, refusal: "Only the owner and moderators let people in." },
  kick: { may: STAFF, refusal: "You cannot remove this person.", target: "subordinate" },
  ban: { may: STAFF, refusal: "You cannot ban this person.", target: "subordinate" },
  unban: { may: STAFF, refusal: MODERATORS_ONLY },
  mute: { may: STAFF, refusal: "You cannot mute this person.", target: "subordinate" },
  unmute: { may: STAFF, refusal: "You cannot unmute this person.", target: "subordinate" },
  moderate_session: { may: STAFF, refusal: MODERATORS_ONLY },
  read_stats: { may: STAFF, refusal: "Only the owner and moderators see the room's numbers." },
  read_words: { may: STAFF, refusal: "Only the owner and moderators read the word filter." },
  read_audit: { may: STAFF, refusal: "Only the owner and moderators read the log." },
  undo: { may: STAFF, refusal: MODERATORS_ONLY },
  handle_reports: { may: STAFF, refusal: "Only the owner and moderators see reports." },

  change_role: { may: OWNERS, refusal: "Only the owner changes roles.", target: "subordinate" },
  transfer: { may: OWNERS, refusal: "Only the owner passes the room on.", target: "heir" },
  manage: { may: OWNERS, refusal: "Only the room's owner changes its settings." },
  delete_room: { may: OWNERS, refusal: OWNER_ONLY },
} as const satisfies Record<string, Rule>;

export type RoomAction = keyof typeof ROOM_ACTIONS;
