import type { SessionFeed } from "~/hooks/live/session-feed";
import { player, type PlayerState } from "~/hooks/player/player-store";
import { useHasPlayer, usePlayer } from "~/hooks/use-player";
import { Button, type ButtonSize } from "../ui/button";
import { Icon } from "../ui/icon";

type Press = { words: string; icon: "headphones" | "pause" | "play"; act: (feed: SessionFeed) => void };

const LISTEN: Press = { words: "Listen", icon: "headphones", act: (feed) => void player().tuneIn(feed) };
const PLAY: Press = { words: "Play", icon: "play", act: () => player().play() };
const STOP: Press = { words: "Pause for me", icon: "pause", act: () => player().pause() };

const PRESSES: Record<PlayerState["phase"], Press> = {
  off: LISTEN,
  stopped: PLAY,
  refused: { ...PLAY, words: "Press play" },
  elsewhere: { ...PLAY, words: "Play here" },
  failed: { ...PLAY, words: "Try again" },
  silent: STOP,
  loading: STOP,
  playing: STOP,
  asking: STOP,
  by_hand: STOP,
};

type ListenButtonProps = { feed: SessionFeed; size?: ButtonSize; className?: string };

/** The one button that decides whether there is sound. Only in browsers that run scripts: the others have plain audio. */
export function ListenButton({ feed, size = "lg", className }: ListenButtonProps) {
  const { phase, session } = usePlayer();
  const hasPlayer = useHasPlayer();
  if (!hasPlayer) return null;
  const press = PRESSES[session?.session.id === feed.id ? phase : "off"];
  return (
    <Button
      type="button"
      size={size}
      variant={press === STOP ? "quiet" : "primary"}
      className={className}
      onClick={() => press.act(feed)}
    >
      <Icon name={press.icon} size={20} /> {press.words}
    </Button>
  );
}
