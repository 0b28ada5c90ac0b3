import { useRevalidator } from "@remix-run/react";
import { useEffect, useMemo } from "react";
import type { UserDto } from "~/domain/accounts/schema";
import { useDJSession } from "~/hooks/use-dj-session";
import { DJProgressOverlay } from "../player/dj-progress-overlay";
import { PlayerControls } from "../player/player-controls";
import { PageVoice } from "../player/session-voice";
import { DJMode } from "./dj-mode";
import type { SessionPageData } from "./session-page-data";
import { StillPlayer } from "./still-player";

type LiveSessionProps = { page: SessionPageData; viewer: UserDto | null };

/** A session that goes on: followed live from what the page was loaded with. Keyed by session and viewer. */
export function LiveSession({ page, viewer }: LiveSessionProps) {
  const { state: snapshot, messages, presence, older, ...rest } = page;
  const start = useMemo(() => ({ ...snapshot, ...(older ? {} : { messages }) }), [snapshot, messages, older]);
  const live = useDJSession(start, { presence });
  const { revalidate } = useRevalidator();
  const ended = live.session.status === "ENDED";
  useEffect(() => {
    // What is left of it then is another page, with the whole tracklist.
    if (ended) revalidate();
  }, [ended, revalidate]);
  return (
    <>
      <PageVoice state={live} viewerId={viewer?.id ?? null} />
      <DJMode
        {...rest}
        state={live}
        viewer={viewer}
        olderMessages={older ? messages : null}
        player={
          <>
            <DJProgressOverlay state={live} now={page.now} />
            <PlayerControls feed={live.feed} />
            <noscript className="block">
              <StillPlayer session={snapshot.session} now={page.now} />
            </noscript>
          </>
        }
      />
    </>
  );
}
