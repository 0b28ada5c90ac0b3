import { useCallback, useEffect, useRef, useState } from "react";
import { liveInRoomPath } from "~/components/room/room-paths";
import type { MessageDto } from "~/domain/messages/schema";
import type { LiveSession } from "~/domain/sessions/lists.server";

type Looked = { live: LiveSession | null };

/** How often what plays and how many hear it is looked up, in milliseconds. */
const LOOK_EVERY = 20_000;

/**
 * The session that goes on in a room, as its banner shows it. The room's stream tells when one begins and ends; what it
 * plays meanwhile is looked up now and then, as joining its stream would count as being there.
 */
export function useRoomSession(
  slug: string,
  loaded: LiveSession | null,
  posts: MessageDto[],
): LiveSession | null {
  const [looked, setLooked] = useState<Looked | null>(null);
  const told = posts.find(({ system }) => system?.kind.startsWith("session_"))?.id ?? null;
  const before = useRef(told);
  const look = useCallback(async () => {
    const answer = await fetch(liveInRoomPath(slug)).catch(() => null);
    // Without an answer what is known stays; the next look is soon.
    if (answer?.ok) setLooked((await answer.json()) as Looked);
  }, [slug]);
  useEffect(() => {
    if (before.current === told) return;
    before.current = told;
    void look();
  }, [told, look]);
  const current = looked ? looked.live : loaded;
  const isLive = current !== null;
  useEffect(() => {
    if (!isLive) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void look();
    }, LOOK_EVERY);
    return () => clearInterval(timer);
  }, [isLive, look]);
  return current;
}
