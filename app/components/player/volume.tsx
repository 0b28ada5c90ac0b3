import { player } from "~/hooks/player/player-store";
import { usePlayer } from "~/hooks/use-player";
import { cx } from "../cx";
import { IconButton } from "../ui/button";
import { Icon } from "../ui/icon";

/** How loud it is here, for this listener alone. */
export function Volume({ className }: { className?: string }) {
  const { volume, muted } = usePlayer();
  const silent = muted || volume === 0;
  return (
    <div className={cx("flex items-center", className)}>
      <IconButton
        type="button"
        label={muted ? "Unmute" : "Mute"}
        aria-pressed={muted}
        onClick={() => player().toggleMute()}
      >
        <Icon name={silent ? "volume-x" : "volume-2"} size={20} />
      </IconButton>
      <input
        type="range"
        aria-label="Volume"
        min={0}
        max={100}
        step={5}
        value={muted ? 0 : Math.round(volume * 100)}
        onChange={(event) => player().setVolume(event.currentTarget.valueAsNumber / 100)}
        className="h-11 w-24 cursor-pointer accent-coral"
      />
    </div>
  );
}
