import type { UserDto } from "~/domain/accounts/schema";
import type { MessageDto } from "~/domain/messages/schema";
import { useConnection } from "~/hooks/use-connection";
import { useIsHydrated } from "~/hooks/use-is-hydrated";
import { useRoomMessages } from "~/hooks/use-room-messages";
import { withRedirect } from "~/auth/redirect-to";
import { PATHS } from "../paths";
import { RoomComposer } from "../room/room-composer";
import { ConnectionSign } from "../timeline/connection-sign";
import { TypingLine } from "../timeline/typing-line";
import { ButtonLink } from "../ui/button";
import { OlderLink } from "../ui/pagination";
import { ChatLine, OutgoingLine } from "./chat-line";
import { useSessionContext } from "./session-context";
import { olderChatPath, sessionPath } from "./session-paths";

type SessionChatProps = {
  /** Newest first. */
  messages: MessageDto[];
  typing: UserDto[];
  /** Where older ones begin; null when all are here. */
  olderCursor: string | null;
  /** The page shows older ones, and stands still. */
  older: boolean;
};

/** The session's own talk: not the room's timeline, and gone from sight when the session is over. */
export function SessionChat({ messages, typing, olderCursor, older }: SessionChatProps) {
  const { session, viewer, can } = useSessionContext();
  const viewerId = viewer?.id ?? null;
  const { outgoing, outbox, send } = useRoomMessages(session.id, viewerId, null, messages, "session");
  const connection = useConnection();
  const hydrated = useIsHydrated();
  const path = sessionPath(session.id);
  const typists = typing.filter(({ id }) => id !== viewerId).map(({ displayName }) => displayName);
  const ended = session.status === "ENDED";
  return (
    <section aria-labelledby="chat-title" id="chat" className="scroll-mt-24">
      <h2 id="chat-title" className="text-xl">
        Chat
      </h2>
      <div className="mt-3">
        {older ? (
          <ButtonLink to={`${path}#chat`} variant="quiet" size="sm">
            Back to the newest
          </ButtonLink>
        ) : ended ? null : viewer && can("chat") ? (
          <RoomComposer
            roomId={session.id}
            kind="session"
            parentId={null}
            viewer={viewer}
            label="Say something"
            action={path}
            slowModeSeconds={0}
            outbox={outbox}
            send={send}
            below={
              <>
                <TypingLine names={typists} />
                {hydrated ? <ConnectionSign state={connection} waiting={outgoing.length} /> : null}
              </>
            }
          />
        ) : viewer ? (
          <p className="rounded-lg border border-line bg-card p-4 text-text-soft">You can read along here.</p>
        ) : (
          <p className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-card p-4">
            <span className="text-text-soft">Sign in to talk, vote and bring tracks.</span>
            <ButtonLink to={withRedirect(PATHS.signIn, path)} size="sm">
              Sign in
            </ButtonLink>
          </p>
        )}
      </div>
      {messages.length + outgoing.length === 0 ? (
        <p className="mt-4 text-text-faint">
          {ended ? "Nobody said a word." : "Nobody has said anything yet."}
        </p>
      ) : (
        <ol aria-label="Chat" className="mt-3 space-y-3">
          {viewer && !older
            ? outgoing.toReversed().map((post) => (
                <li key={post.clientId}>
                  <OutgoingLine post={post} viewer={viewer} outbox={outbox} />
                </li>
              ))
            : null}
          {messages.map((message) =>
            message.deletedAt ? null : (
              <li key={message.id}>
                <ChatLine message={message} />
              </li>
            ),
          )}
        </ol>
      )}
      {olderCursor ? (
        <OlderLink to={olderChatPath(session.id, olderCursor)}>Earlier messages</OlderLink>
      ) : null}
    </section>
  );
}
