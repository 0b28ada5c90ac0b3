import { PATHS, withParams } from "../paths";

/** The addresses around a session. */
export const sessionPath = (id: string) => `${PATHS.sessions}/${id}`;
export const newSessionPath = (room?: string) => withParams(PATHS.newSession, { room: room ?? "" });
export const endedPath = (cursor?: string) => withParams(PATHS.endedSessions, { cursor: cursor ?? "" });

export const addPath = (id: string) => `${sessionPath(id)}/add`;
export const historyPath = (id: string, cursor?: string) =>
  withParams(`${sessionPath(id)}/history`, { cursor: cursor ?? "" });
export const peoplePath = (id: string) => `${sessionPath(id)}/people`;
export const sessionSettingsPath = (id: string) => `${sessionPath(id)}/settings`;
export const handOverPath = (id: string, userId?: string) =>
  withParams(`${sessionPath(id)}/hand-over`, { to: userId ?? "" });
export const endPath = (id: string) => `${sessionPath(id)}/end`;
export const linkPath = (id: string) => `${sessionPath(id)}/link`;
export const linkPagePath = (token: string) => `/s/${token}`;
export const deleteMessagePath = (id: string, messageId: string) =>
  `${sessionPath(id)}/chat/${messageId}/delete`;
export const olderChatPath = (id: string, cursor: string) => `${sessionPath(id)}?before=${cursor}#chat`;

/** What one does to a session by pressing one button; see http/session-acts.server.ts. */
export type SessionAct =
  "join" | "leave" | "pause" | "resume" | "skip" | "step-up" | "step-down" | "ask" | "accept" | "decline";
export const actPath = (id: string, act: SessionAct) => `${sessionPath(id)}/do/${act}`;

/** The same to one track of it. */
export type TrackAct = "vote" | "move" | "remove" | "accept" | "decline" | "again";
export const trackPath = (id: string, itemId: string, act: TrackAct) =>
  `${sessionPath(id)}/queue/${itemId}/${act}`;

/** The same to one of its people. */
export type PersonAct = "invite" | "accept" | "decline" | "take-away" | "pull";
export const personActPath = (id: string, userId: string, act: PersonAct) =>
  `${peoplePath(id)}/${userId}/${act}`;
