/** The keys of a timeline, as the help tells them. `letter`: a sign that can be typed, and so can be switched off. */
export const KEYS = [
  { keys: ["j", "k"], letter: true, does: "to the next post, to the one before (k: from a post)" },
  { keys: ["↓", "↑"], letter: false, does: "the same, once a post has the focus" },
  { keys: ["r"], letter: true, does: "replies to the post" },
  { keys: ["l"], letter: true, does: "likes the post, or takes it back" },
  { keys: ["e"], letter: true, does: "edits your own last post" },
  { keys: ["?"], letter: true, does: "tells these keys" },
] as const;

/** Of the player, while it plays and no post has the focus. */
export const PLAYER_KEYS = [
  { keys: ["Space"], letter: false, does: "plays, or mutes" },
  { keys: ["k", "m"], letter: true, does: "the same" },
  { keys: ["r"], letter: true, does: "comes back in time with everybody" },
  { keys: ["+", "-"], letter: true, does: "louder, quieter" },
] as const;
