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
    default:
      return null;
  }
}

function Name({ children }: { children: string }) {
  return <span className="font-medium text-text-soft">{children}</span>;
}
