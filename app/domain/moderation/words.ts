import type { AuditDto, ModerationAction } from "./schema";

/** The names of the actions, for lists to choose from. */
export const ACTION_NAMES: Record<ModerationAction, string> = {
  DELETE_MESSAGE: "Post deleted",
  RESTORE_MESSAGE: "Post restored",
  CLEAR_REACTIONS: "Reactions cleared",
  MUTE_USER: "Muted",
  UNMUTE_USER: "Unmuted",
  KICK_USER: "Removed from a room",
  BAN_USER: "Banned or suspended",
  UNBAN_USER: "Let back in",
  CHANGE_ROLE: "Role changed",
  UPDATE_ROOM: "Room changed",
  DELETE_ROOM: "Room deleted",
  END_SESSION: "Session ended",
  REMOVE_TRACK: "Track removed",
  RUN_JOB: "Job run by hand",
  CHANGE_FLAG: "Flag changed",
};

const ROLE_NAMES: Record<string, string> = {
  OWNER: "the owner",
  MODERATOR: "a moderator",
  MEMBER: "a member",
  USER: "a plain member of the site",
  ARTIST: "an artist",
  ADMIN: "an admin of the site",
  SUPER_ADMIN: "a super admin of the site",
};

type Line = Pick<AuditDto, "action" | "roomId" | "data">;
type Words = (whom: string, line: Line) => string;

const SENTENCES: Record<ModerationAction, Words> = {
  DELETE_MESSAGE: (whom) => `deleted a post by ${whom}`,
  RESTORE_MESSAGE: (whom) => `restored a post by ${whom}`,
  CLEAR_REACTIONS: (whom) => `cleared the reactions to a post by ${whom}`,
  MUTE_USER: (whom) => `muted ${whom}`,
  UNMUTE_USER: (whom) => `let ${whom} speak again`,
  KICK_USER: (whom) => `removed ${whom}`,
  BAN_USER: (whom, { roomId }) => `${roomId ? "banned" : "suspended"} ${whom}`,
  UNBAN_USER: (whom, { roomId }) =>
    roomId ? `lifted the ban on ${whom}` : `lifted the suspension of ${whom}`,
  CHANGE_ROLE: (whom, { data }) => {
    const role = data?.to === undefined ? undefined : ROLE_NAMES[data.to];
    return role ? `made ${whom} ${role}` : `changed the role of ${whom}`;
  },
  UPDATE_ROOM: () => "changed the room",
  DELETE_ROOM: () => "deleted the room",
  END_SESSION: () => "ended a session",
  REMOVE_TRACK: (whom, { data }) =>
    data?.booth ? `took ${whom} out of the booth` : `removed a track of ${whom}`,
  RUN_JOB: (_, { data }) => `ran the job ${data?.job ?? ""}`.trimEnd(),
  CHANGE_FLAG: (_, { data }) => {
    const told = Object.entries(data?.changes ?? {}).map(([what, { to }]) => `${what} ${inShort(to)}`);
    return `set the flag ${data?.flag ?? ""}: ${told.join(", ")}`;
  },
};

const inShort = (value: unknown) =>
  Array.isArray(value) ? (value.length > 0 ? value.join(" ") : "nobody") : String(value);

/** What an act was, after the name of whoever did it: "muted Bob". */
export function actionWords(line: Line & Pick<AuditDto, "targetUser">): string {
  return SENTENCES[line.action](line.targetUser?.displayName ?? "somebody", line);
}

/** When that which the act began ends, if it does. (What lifted a ban or mute only remembers it, for whoever undoes that.) */
export function endOf({ action, data }: Line): string | null {
  return action === "MUTE_USER" || action === "BAN_USER" ? (data?.until ?? null) : null;
}
