import type { MessageDto } from "~/domain/messages/schema";

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
          {who} started a session
          <Called name={note.name} />
        </>
      );
    case "session_ended":
      return note.why === "idle" ? (
        <>
          The session
          <Called name={note.name} /> is over: nobody was listening
        </>
      ) : (
        <>
          {who} ended the session
          <Called name={note.name} />
        </>
      );
    default:
      return null;
  }
}

/** A session's name, where it has one. */
function Called({ name }: { name: string | null }) {
  return name ? (
    <>
      {" "}
      <Name>{name}</Name>
    </>
  ) : null;
}

function Name({ children }: { children: string }) {
  return <span className="font-medium text-text-soft">{children}</span>;
}
