/**
 * Who may do what in a session: the one table. Pages show what it allows, commands enforce it. What it means to stand
 * somewhere is in policy.ts; somebody often stands in several places at once, and may do what any of them may.
 */

/** How somebody stands to a session they may see. `staff` owns or moderates its room, `admin` administers the site. */
export const STANDINGS = ["visitor", "listener", "muted", "co_dj", "host", "staff", "admin"] as const;
export type Standing = (typeof STANDINGS)[number];

const DECKS = ["co_dj", "host"] as const;
const STAFF = ["staff", "admin"] as const;
const KEEPERS = ["host", ...STAFF] as const;
const SIGNED_IN = ["listener", "muted", ...DECKS, ...STAFF] as const;

/** What the thing acted on must be, to whoever acts. */
export type TargetRule = "own" | "foreign";

export type Rule = {
  may: readonly Standing[];
  /** Not while muted in the session's room, whatever else one is. */
  unmuted?: true;
  /** Whoever brought the thing acted on may too. */
  orOwn?: true;
  target?: TargetRule;
  /** What the others are told; a visitor is asked to sign in instead. */
  refusal: string;
};

const HOST_ONLY = "Only the host does this.";

export const SESSION_ACTIONS = {
  see: { may: ["visitor", ...SIGNED_IN], refusal: "You cannot see this session." },
  join: { may: SIGNED_IN, refusal: "You cannot join this session." },
  leave: { may: SIGNED_IN, refusal: "You are not in this session." },

  chat: { may: SIGNED_IN, unmuted: true, refusal: "You cannot write here." },
  type: { may: SIGNED_IN, unmuted: true, refusal: "You cannot write here." },
  add: { may: SIGNED_IN, unmuted: true, refusal: "You cannot add tracks here." },
  vote: { may: SIGNED_IN, target: "foreign", refusal: "You cannot vote on your own track." },
  step_up: { may: SIGNED_IN, unmuted: true, refusal: "You cannot step up here." },
  step_down: { may: SIGNED_IN, refusal: "You are not in the booth." },
  ask_co_dj: { may: SIGNED_IN, unmuted: true, refusal: "You cannot ask for this." },
  answer_invite: { may: SIGNED_IN, refusal: "You have not been invited." },

  remove_own: { may: SIGNED_IN, target: "own", refusal: "You can remove only your own tracks." },
  remove_any: { may: [...DECKS, ...STAFF], refusal: "You can remove only your own tracks." },
  move_own: { may: SIGNED_IN, target: "own", refusal: "You can move only your own tracks." },
  move_any: { may: DECKS, refusal: "You can move only your own tracks." },
  skip: { may: [...DECKS, ...STAFF], orOwn: true, refusal: "You can skip only your own track." },
  answer_suggestion: { may: DECKS, refusal: "Only the host and co-DJs answer suggestions." },

  pause: { may: ["host"], refusal: "Only the host pauses the session." },
  resume: { may: ["host"], refusal: "Only the host lets the session go on." },
  manage: { may: ["host"], refusal: "Only the host changes the session's settings." },
  hand_over: { may: ["host"], refusal: HOST_ONLY },
  answer_djs: { may: ["host"], refusal: "Only the host chooses the co-DJs." },
  share_link: { may: DECKS, refusal: "Only the host and co-DJs share the link." },

  pull_dj: { may: KEEPERS, refusal: "Only the host and moderators take a DJ out of the booth." },
  end: { may: KEEPERS, refusal: "Only the host and moderators end the session." },
  delete_own_message: { may: SIGNED_IN, target: "own", refusal: "You can delete only your own messages." },
  delete_any_message: { may: KEEPERS, refusal: "You can delete only your own messages." },
} as const satisfies Record<string, Rule>;

export type SessionAction = keyof typeof SESSION_ACTIONS;
