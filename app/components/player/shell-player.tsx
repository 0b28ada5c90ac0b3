import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { isListening, rememberedSession, watchListening } from "~/hooks/player/listening-mark";

// Fetched when somebody listens: a page where nobody does pays for none of it.
const MinimizedDJSession = lazy(() => import("./minimized-dj-session"));

/** The player's place in the frame of every page. Empty, and next to nothing, until somebody listens. */
export function ShellPlayer({ viewerId }: { viewerId: string | null }) {
  const listening = useSyncExternalStore(watchListening, isListening, () => false);
  useEffect(() => {
    // The page was loaded again while one listened. Where the session is gone, so is the wish.
    const id = rememberedSession();
    if (id) void resume(id).catch(() => undefined);
  }, []);
  return listening ? (
    <Suspense>
      <MinimizedDJSession viewerId={viewerId} />
    </Suspense>
  ) : null;
}

async function resume(sessionId: string): Promise<void> {
  const { player } = await import("~/hooks/player/player-store");
  if (player().current().session) return;
  await player().tuneIn(sessionId);
}
