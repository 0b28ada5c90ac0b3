import { useEffect, useState, useSyncExternalStore } from "react";
import { isListening, rememberedSession, watchListening } from "~/hooks/player/listening-mark";
import { lazyPart } from "../ui/lazy-part";

// Fetched when somebody listens: a page where nobody does pays for none of it.
const MinimizedDJSession = lazyPart(() => import("./minimized-dj-session"));

/** The player's place in the frame of every page. Empty, and next to nothing, until somebody listens. */
export function ShellPlayer({ viewerId }: { viewerId: string | null }) {
  const listening = useSyncExternalStore(watchListening, isListening, () => false);
  useEffect(() => {
    // The page was loaded again while one listened. Where the session is gone, so is the wish.
    const id = rememberedSession();
    if (id) void resume(id).catch(() => undefined);
  }, []);
  const [fetched, setFetched] = useState(false);
  useEffect(() => {
    if (listening) MinimizedDJSession.fetch(() => setFetched(true));
  }, [listening]);
  return listening && fetched ? <MinimizedDJSession viewerId={viewerId} /> : null;
}

async function resume(sessionId: string): Promise<void> {
  const { player } = await import("~/hooks/player/player-store");
  if (player().current().session) return;
  await player().tuneIn(sessionId);
}
