import type { ReactNode } from "react";
import type { UserDto } from "~/domain/accounts/schema";
import { playOrder, suggestions, votesToSkip } from "~/domain/sessions/order";
import type { SessionPlace } from "~/domain/sessions/policy";
import type { QueueItemDto } from "~/domain/sessions/schema";
import type { SessionFeedState } from "~/hooks/live/session-feed";
import { AddTrackForm } from "./add-track-form";
import { Booth } from "./booth";
import { useContextValue } from "./context-value";
import { PlaybackControls, SessionActions } from "./host-controls";
import { NowPlaying } from "./now-playing";
import { PeoplePanel } from "./people-panel";
import { QueueList } from "./queue-list";
import { RecentTracks } from "./recent-tracks";
import { SessionChat } from "./session-chat";
import { SessionProvider } from "./session-context";
import { SessionHeader } from "./session-header";
import { Suggestions } from "./suggestions";
import { WaitingQuestions } from "./waiting-questions";

export type DJModeProps = {
  state: SessionFeedState;
  viewer: UserDto | null;
  /** The viewer's place in its room. */
  room: SessionPlace["room"];
  hasLink: boolean;
  followsHost: boolean | null;
  /** Played last, newest first, as of the page's load. */
  history: QueueItemDto[];
  olderCursor: string | null;
  /** Messages of an older page of the chat, which stands still; null: the chat as it goes on. */
  olderMessages: SessionFeedState["messages"] | null;
  now: number;
  timeZone: string;
  /** How one hears it. */
  player: ReactNode;
};

/** A session as a place: what plays, what comes, who is here and what they say. */
export function DJMode(props: DJModeProps) {
  const { state, history, player } = props;
  const { session, items, people, presence } = state;
  const context = useContextValue(props);
  const { can } = context;
  const playing = items.find(({ id }) => id === session.playingItemId) ?? null;
  const waiting = playOrder(session, items, people);
  const isIn = people.some(({ userId, boothSince }) => userId === context.viewer?.id && boothSince !== null);
  const mayAdd = can("add") && (session.mode !== "ROTATION" || isIn);
  return (
    <SessionProvider value={context}>
      <div className="mx-auto flex max-w-6xl gap-8 px-4 py-5 sm:px-8 max-xl:flex-col lg:py-8">
        <div className="min-w-0 flex-1 space-y-6">
          <SessionHeader
            listening={presence.listening}
            followsHost={props.followsHost}
            actions={<SessionActions people={people} />}
          />
          <WaitingQuestions people={people} />
          <NowPlaying
            item={playing}
            needed={votesToSkip(session.skipShare, presence.listening)}
            controls={<PlaybackControls playing={playing} turn={session.turn} />}
          >
            {player}
          </NowPlaying>
          <JumpLinks waiting={waiting.length} />
          {mayAdd ? <AddTrackForm /> : null}
          {session.mode === "ROTATION" ? <Booth people={people} waiting={waiting} playing={playing} /> : null}
          {session.mode === "HOST" ? <Suggestions items={suggestions(session, items)} /> : null}
          {playing || waiting.length > 0 ? <QueueList waiting={waiting} /> : null}
          <RecentTracks history={history} lastEnded={state.lastEnded} />
        </div>
        <div className="session-side">
          <PeoplePanel presence={presence} people={people} />
          <SessionChat
            messages={props.olderMessages ?? state.messages}
            typing={state.typing}
            olderCursor={props.olderCursor}
            older={props.olderMessages !== null}
          />
        </div>
      </div>
    </SessionProvider>
  );
}

/** On a narrow screen the parts stand below each other: the way to each. */
function JumpLinks({ waiting }: { waiting: number }) {
  const links = [
    ["#queue", waiting > 0 ? `Up next (${waiting})` : "Up next"],
    ["#people", "Here now"],
    ["#chat", "Chat"],
  ] as const;
  return (
    <nav aria-label="On this page" className="scroll-quiet -mx-4 overflow-x-auto px-4 xl:hidden">
      <ul className="flex gap-2">
        {links.map(([to, label]) => (
          <li key={to}>
            <a href={to} className="joined-button numerals whitespace-nowrap">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
