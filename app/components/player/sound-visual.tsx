import { useEffect, useRef, useSyncExternalStore } from "react";
import { player } from "~/hooks/player/player-store";
import { soundLevels } from "~/hooks/player/sound-levels";
import { usePlayer } from "~/hooks/use-player";
import { cx } from "../cx";

const BARS = Array.from({ length: 24 }, (_, index) => index);
/** Thirty pictures a second are enough for the eye, and half the work. In milliseconds. */
const FRAME = 33;

/** Bars that move with the sound. Only where motion is welcome, and only for audio that lies here. Decorative. */
export function SoundVisual({ className }: { className?: string }) {
  const moves = useSyncExternalStore(watchMotion, isMotionWelcome, () => false);
  return moves ? <Bars className={className} /> : null;
}

const still = () => matchMedia("(prefers-reduced-motion: reduce)");
const isMotionWelcome = () => !still().matches;
function watchMotion(watcher: () => void): () => void {
  const media = still();
  media.addEventListener("change", watcher);
  return () => media.removeEventListener("change", watcher);
}

function Bars({ className }: { className?: string | undefined }) {
  const { phase } = usePlayer();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const bars = ref.current?.children;
    const element = player().deck.sound();
    if (phase !== "playing" || !bars || !element) return;
    const levels = soundLevels(element, BARS.length);
    if (!levels) return;
    let last = 0;
    // A page that nobody sees is given no frames: then it costs nothing.
    let frame = requestAnimationFrame(function draw(at) {
      frame = requestAnimationFrame(draw);
      if (at - last < FRAME) return;
      last = at;
      levels.read().forEach((level, index) => {
        (bars[index] as HTMLElement).style.transform = `scaleY(${0.06 + level * 0.94})`;
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      levels.stop();
      for (const bar of bars) (bar as HTMLElement).style.transform = "";
    };
  }, [phase]);
  return (
    <div ref={ref} aria-hidden="true" className={cx("flex h-12 items-end gap-1 text-coral", className)}>
      {BARS.map((bar) => (
        <span
          key={bar}
          className="h-full flex-1 origin-bottom scale-y-[0.06] rounded-full bg-current opacity-80"
        />
      ))}
    </div>
  );
}
