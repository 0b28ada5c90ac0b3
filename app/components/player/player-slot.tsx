import { useEffect, useRef } from "react";
import { usePlayer } from "~/hooks/use-player";
import { placeStage } from "~/hooks/player/stage";

/**
 * Where a provider's player is to be seen on this page. The frame itself stays where it is in the document, since moving
 * it would begin it anew; it is laid over this place, and away from it in a corner.
 */
export function PlayerSlot() {
  const { session } = usePlayer();
  const ref = useRef<HTMLDivElement>(null);
  const provider = session?.session.nowPlayingRef?.provider;
  const framed =
    provider !== undefined && provider !== "upload" && provider !== "audio" && provider !== "bandcamp";
  useEffect(() => {
    const slot = ref.current;
    return framed && slot ? placeStage(slot) : undefined;
  }, [framed]);
  return framed ? <div ref={ref} className="h-52 w-full max-w-lg rounded-md bg-raised" /> : null;
}
