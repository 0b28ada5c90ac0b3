import { roomPath } from "../paths";

/** The addresses inside a room. */
export const postPath = (slug: string, postId: string) => `${roomPath(slug)}/posts/${postId}`;
/** A message in its place: the timeline around it, and of a reply its thread. */
export const placePath = (slug: string, { id, parentId }: { id: string; parentId: string | null }) =>
  `${parentId ? postPath(slug, parentId) : roomPath(slug)}?at=${id}#post-${id}`;
/** Where pictures are posted without a script, into the timeline or a thread. */
export const picturesPath = (room: string, parentId: string | null = null) =>
  `${roomPath(room)}/pictures${parentId ? `?parent=${parentId}` : ""}`;
/** The first post that was not read, in its place; `readUpTo` draws the line there. */
export const firstUnreadPath = (slug: string, postId: string, readUpTo: number) =>
  `${roomPath(slug)}?at=${postId}&read=${readUpTo}#post-${postId}`;
/** A thread at its first new reply; `readUpTo` draws the line there. */
export const newRepliesPath = (slug: string, postId: string, readUpTo: number) =>
  `${postPath(slug, postId)}?read=${readUpTo}#new`;
export const newerPath = (slug: string, cursor: string) => `${roomPath(slug)}?newer=${cursor}`;
export const reactionsPath = (slug: string, postId: string) => `${postPath(slug, postId)}/reactions`;
export const actionsPath = (slug: string, postId: string) => `${postPath(slug, postId)}/actions`;
export const editPath = (slug: string, postId: string) => `${postPath(slug, postId)}/edit`;
export const deletePath = (slug: string, postId: string) => `${postPath(slug, postId)}/delete`;
export const pinPath = (slug: string) => `${roomPath(slug)}/pin`;
/** Where a post and what came after it are made unread; of a reply, its thread from there. */
export const unreadPath = (slug: string, { id, parentId }: { id: string; parentId: string | null }) =>
  parentId ? `${postPath(slug, id)}/unread` : `${roomPath(slug)}/unread`;
export const bookmarkPath = (slug: string, postId: string) => `${postPath(slug, postId)}/bookmark`;
export const repostPath = (slug: string, postId: string) => `${postPath(slug, postId)}/repost`;
export const originalPath = (slug: string, postId: string) => `${postPath(slug, postId)}/original`;
export const statsPath = (slug: string) => `${roomPath(slug)}/stats`;
export const clearPath = (slug: string, postId: string) => `${postPath(slug, postId)}/clear`;
export const joinPath = (slug: string) => `${roomPath(slug)}/join`;
export const leavePath = (slug: string) => `${roomPath(slug)}/leave`;
export const membersPath = (slug: string) => `${roomPath(slug)}/members`;
export const memberPath = (slug: string, userId: string) => `${membersPath(slug)}/${userId}`;
export const roomInvitesPath = (slug: string) => `${roomPath(slug)}/invites`;
export const bansPath = (slug: string) => `${roomPath(slug)}/bans`;
export const auditPath = (slug: string) => `${roomPath(slug)}/log`;
export const roomSettingsPath = (slug: string) => `${roomPath(slug)}/settings`;
export const wordFilterPath = (slug: string) => `${roomPath(slug)}/words`;
export const olderPath = (slug: string, cursor: string) => `${roomPath(slug)}?before=${cursor}`;
export const roomSessionsPath = (slug: string) => `${roomPath(slug)}/sessions`;
export const liveInRoomPath = (slug: string) => `${roomPath(slug)}/live`;
export const reportsPath = (slug: string) => `${roomPath(slug)}/reports`;
export const reportPostPath = (slug: string, postId: string) => `${postPath(slug, postId)}/report`;

/** The page that asks before something is done with people: `act` with each of `userIds`. */
export function memberActPath(slug: string, act: string, userIds: string[], messageId?: string): string {
  const asked = new URLSearchParams([["act", act], ...userIds.map((id) => ["user", id])]);
  if (messageId) asked.set("message", messageId);
  return `${membersPath(slug)}/act?${asked}`;
}
