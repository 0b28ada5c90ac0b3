import type { RoomAction } from "./permissions";

const MODERATORS_ONLY = "Only the owner and moderators do this.";
const OWNER_ONLY = "Only the room's owner does this.";

/**
 * What those are told who may not do it, where the place is open to them; a visitor is asked to sign in instead. Apart
 * from the table, which pages carry to show what it allows.
 */
export const REFUSALS: Record<RoomAction, string> = {
  see: "You cannot see this room.",
  list_members: "You cannot see this room.",
  join: "You cannot join this room.",
  leave: "You are not in this room.",
  set_level: "You are not in this room.",
  mark_read: "You are not in this room.",
  bookmark: "You cannot bookmark this.",
  report: "You cannot report this.",
  post: "Join the room to post in it.",
  reply: "Join the room to reply in it.",
  react: "Join the room to react.",
  type: "Join the room to post in it.",
  start_session: "Join the room to start a session in it.",
  edit_own: "You can edit only your own messages, for 15 minutes.",
  delete_own: "You can delete only your own messages.",
  delete_any: "You can delete only your own messages.",
  restore: MODERATORS_ONLY,
  clear_reactions: MODERATORS_ONLY,
  pin: "Only the owner and moderators pin a track.",
  add_member: "Only the owner and moderators add people.",
  invite: "Only the owner and moderators invite people.",
  revoke_own_invite: "You can take back only your own invites.",
  answer_requests: "Only the owner and moderators let people in.",
  kick: "You cannot remove this person.",
  ban: "You cannot ban this person.",
  unban: MODERATORS_ONLY,
  mute: "You cannot mute this person.",
  unmute: "You cannot unmute this person.",
  moderate_session: MODERATORS_ONLY,
  read_stats: "Only the owner and moderators see the room's numbers.",
  read_words: "Only the owner and moderators read the word filter.",
  read_audit: "Only the owner and moderators read the log.",
  undo: MODERATORS_ONLY,
  handle_reports: "Only the owner and moderators see reports.",
  change_role: "Only the owner changes roles.",
  transfer: "Only the owner passes the room on.",
  manage: "Only the room's owner changes its settings.",
  delete_room: OWNER_ONLY,
};
