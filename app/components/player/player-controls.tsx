import { PROVIDERS } from "~/domain/tracks/providers";
import type { SessionFeed } from "~/hooks/live/session-feed";
import { consents } from "~/hooks/player/consent";
import { player } from "~/hooks/player/player-store";
import { useHasPlayer, usePlayer } from "~/hooks/use-player";
import { usePlayerKeys } from "~/hooks/use-player-keys";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { ConsentCard } from "./consent-card";
import { DebugLine } from "./debug-line";
import { ListenButton } from "./listen-button";
import { PlayerSlot } from "./player-slot";
import { SoundVisual } from "./sound-visual";
import { Volume } from "./volume";

/** Everything that one listener decides for themselves: sound or none, how loud, from whom; and how well it keeps step. */
export function PlayerControls({ feed }: { feed: SessionFeed }) {
  const { phase, reason, session } = usePlayer();
  const hasPlayer = useHasPlayer();
  const here = session?.session.id === feed.id;
  usePlayerKeys(here);
  if (!hasPlayer) return null;
  const track = session?.session.nowPlayingRef;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <ListenButton feed={feed} />
        {here ? (
          <>
            <Volume />
            <Button type="button" variant="ghost" size="sm" onClick={() => player().resync()}>
              <Icon name="refresh-cw" size={16} /> Resync
            </Button>
          </>
        ) : null}
      </div>
      {here && phase === "refused" ? (
        <Notice>Your browser waits for you: press play and you are in the middle of it.</Notice>
      ) : null}
      {here && phase === "elsewhere" ? <Notice>Another tab of yours plays now.</Notice> : null}
      {here && phase === "failed" ? (
        <Notice>{`This track does not play here. ${reason ?? ""}`}</Notice>
      ) : null}
      {here && phase === "by_hand" && track ? (
        <Notice>{`Press play in ${PROVIDERS[track.provider].label}'s own player: it takes no orders from here.`}</Notice>
      ) : null}
      {here && phase === "asking" && track ? <ConsentCard track={track} /> : null}
      {here ? <PlayerSlot /> : null}
      {here && track?.provider === "upload" ? <SoundVisual /> : null}
      {here ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <DebugLine />
          {consents().map((provider) => (
            <button
              key={provider}
              type="button"
              onClick={() => player().allow(provider, false)}
              className="min-h-6 text-xs text-text-faint underline hover:text-text"
            >
              Stop loading {PROVIDERS[provider].label}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function Notice({ children }: { children: string }) {
  return (
    <p role="status" className="rounded-md bg-yellow/15 px-3 py-2 text-sm font-medium text-yellow-text">
      {children}
    </p>
  );
}
