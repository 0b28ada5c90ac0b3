import type { UserDto } from "~/domain/accounts/schema";
import { RECORD } from "../ui/drawings/record";
import { EmptyState } from "../ui/empty-state";
import { ButtonLink } from "../ui/button";
import { OlderLink } from "../ui/pagination";
import { PATHS } from "../paths";
import { useContextValue } from "./context-value";
import { SessionChat } from "./session-chat";
import { SessionProvider } from "./session-context";
import { SessionHeader } from "./session-header";
import type { SessionPageData } from "./session-page-data";
import { historyPath, newSessionPath } from "./session-paths";
import { Tracklist } from "./tracklist";

type EndedSessionProps = { page: SessionPageData; viewer: UserDto | null };

/** What is left of a session: what was played, how it was voted, and what was said. */
export function EndedSession({ page, viewer }: EndedSessionProps) {
  const { history, moreHistory, messages, olderCursor, older } = page;
  const context = useContextValue({ ...page, viewer });
  const { session } = context;
  return (
    <SessionProvider value={context}>
      <div className="mx-auto flex max-w-6xl gap-8 px-4 py-5 sm:px-8 max-xl:flex-col lg:py-8">
        <div className="min-w-0 flex-1 space-y-6">
          <SessionHeader
            listening={0}
            followsHost={page.followsHost}
            actions={
              viewer ? (
                <ButtonLink to={newSessionPath(session.room?.slug)} variant="quiet" size="sm">
                  Start another
                </ButtonLink>
              ) : null
            }
          />
          <section aria-labelledby="tracklist-title">
            <h2 id="tracklist-title" className="text-xl">
              Tracklist
            </h2>
            {history.length > 0 ? (
              <Tracklist items={history} again={false} label="Tracklist" />
            ) : (
              <EmptyState
                drawing={RECORD}
                title="Nothing was played"
                action={<ButtonLink to={PATHS.sessions}>See what is live</ButtonLink>}
              >
                <p>It ended before the first track.</p>
              </EmptyState>
            )}
            {moreHistory ? <OlderLink to={historyPath(session.id)}>The whole tracklist</OlderLink> : null}
          </section>
        </div>
        <div className="session-side">
          <SessionChat messages={messages} typing={[]} olderCursor={olderCursor} older={older} />
        </div>
      </div>
    </SessionProvider>
  );
}
