import { Link } from "@remix-run/react";
import type { MessageDto } from "~/domain/messages/schema";
import { sessionPath } from "../sessions/session-paths";

const ROLES = { OWNER: "the owner", MODERATOR: "a moderator", MEMBER: "a member" } as const;

/** What a SYSTEM post says. */
export function SystemWords({ message }: { message: MessageDto }) {
  const note = message.system;
  const who = <Name>{message.user.displayName}</Name>;
  switch (note?.kind) {
    case "joined":
      return <>{who} joined</>;
    case "left":
      return <>{who} left</>;
    case "role_changed":
      return note.user.id === message.userId ? (
        <>
          {who} is now {ROLES[note.role]}
        </>
      ) : (
        <>
          {who} made <Name>{note.user.displayName}</Name> {ROLES[note.role]}
        </>
      );
    case "track_pinned":
      return (
        <>
          {who} pinned <Name>{note.track.title}</Name>
        </>
      );
    case "track_unpinned":
      return <>{who} took down the pinned track</>;
    case "session_started":
      return (
        <>
          {who} started{" "}
          <Link to={sessionPath(note.sessionId)} className="font-medium text-text-soft hover:underline">
            {note.name ?? "a session"}
          </Link>
        </>
      );
    case "session_ended":
      return note.why === "idle" ? (
        <>
          <Over note={note} text="The session" /> is over: nobody was listening
        </>
      ) : (
        <>
          {who} ended <Over note={note} text="the session" />
        </>
      );
    default:
      return null;
  }
}

/** A session that is over, with the way to its tracklist. */
function Over({ note, text }: { note: { sessionId: string; name: string | null }; text: string }) {
  return (
    <Link to={sessionPath(note.sessionId)} className="font-medium text-text-soft hover:underline">
      {note.name ?? text}
    </Link>
  );
}

function Name({ children }: { children: string }) {
  return <span className="font-medium text-text-soft">{children}</span>;
}
