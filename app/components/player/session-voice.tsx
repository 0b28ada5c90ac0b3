import { usePlayer } from "~/hooks/use-player";
import type { SessionState } from "~/streams/session-reducer";
import { Announcer } from "./announcer";
import { DJNotificationSystem } from "./dj-notification-system";

type SessionVoiceProps = {
  state: Pick<SessionState, "session" | "items" | "people" | "lastEnded">;
  viewerId: string | null;
};

/** Says what happens in a session, to the ear and in toasts. */
export function SessionVoice({ state, viewerId }: SessionVoiceProps) {
  return (
    <>
      <Announcer state={state} />
      <DJNotificationSystem state={state} viewerId={viewerId} />
    </>
  );
}

/** The same for the session's page, while the player does not say it already. */
export function PageVoice(props: SessionVoiceProps) {
  const { session } = usePlayer();
  return session?.session.id === props.state.session.id ? null : <SessionVoice {...props} />;
}
