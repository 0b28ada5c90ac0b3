import { useEffect } from "react";
import { lettersAreOn } from "./letter-keys";
import { player } from "./player/player-store";

/** A tenth of the whole, as on a keyboard's own keys. */
const STEP = 0.1;

/** Whether a key belongs to what has the focus: a field, a button, a link, an open window. */
function isTaken({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || document.querySelector("dialog[open]")) return true;
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, button, a, summary, [contenteditable], [role=slider]") !== null
  );
}

/** Keys of the player while nobody types: space, k and m mute, r resyncs, plus and minus make it louder and quieter. */
export function usePlayerKeys(enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || isTaken(event)) return;
      const { phase, volume } = player().current();
      const acts: Record<string, () => void> = {
        " ": () => (phase === "stopped" || phase === "refused" ? player().play() : player().toggleMute()),
        k: () => (phase === "stopped" || phase === "refused" ? player().play() : player().toggleMute()),
        m: () => player().toggleMute(),
        r: () => player().resync(),
        "+": () => player().setVolume(volume + STEP),
        "-": () => player().setVolume(volume - STEP),
      };
      const act = acts[event.key.toLowerCase()];
      if (!act || (event.key !== " " && !lettersAreOn())) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [enabled]);
}
