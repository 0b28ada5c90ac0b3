import type { MessageDto } from "~/domain/messages/schema";
import type { SessionPlace } from "~/domain/sessions/policy";
import type { QueueItemDto, SessionSnapshotDto } from "~/domain/sessions/schema";
import type { Presence } from "~/live/protocol";

/** What the loader of a session's page gives. */
export type SessionPageData = {
  state: SessionSnapshotDto;
  presence: Presence;
  /** Of the chat, newest first. */
  messages: MessageDto[];
  olderCursor: string | null;
  /** The chat shows an older page, and stands still. */
  older: boolean;
  /** Newest first. */
  history: QueueItemDto[];
  moreHistory: boolean;
  /** Null where the viewer cannot follow: oneself, or without an account. */
  followsHost: boolean | null;
  room: SessionPlace["room"];
  hasLink: boolean;
  now: number;
  timeZone: string;
};
