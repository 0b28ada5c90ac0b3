import { Link } from "@remix-run/react";
import type { MessageDto } from "~/domain/messages/schema";
import { useParts } from "~/hooks/use-parts";
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
          {who} started <SessionName note={note} text="a session" />
        </>
      );
    case "session_ended":
      return note.why === "idle" ? (
        <>
          <SessionName note={note} text="The session" /> is over: nobody was listening
        </>
      ) : (
        <>
          {who} ended <SessionName note={note} text="the session" />
        </>
      );
    default:
      return null;
  }
}

/** A session, with the way to it (or to its tracklist) for whom there are sessions. */
function SessionName({ note, text }: { note: { sessionId: string; name: string | null }; text: string }) {
  const name = note.name ?? text;
  if (!useParts().sessions) return <Name>{name}</Name>;
  return (
    <Link to={sessionPath(note.sessionId)} className="font-medium text-text-soft hover:underline">
      {name}
    </Link>
  );
}

function Name({ children }: { children: string }) {
  return <span className="font-medium text-text-soft">{children}</span>;
}
