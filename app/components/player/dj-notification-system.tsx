import { useEffect, useRef } from "react";
import { nextUp } from "~/hooks/player/next-up";
import type { SessionState } from "~/streams/session-reducer";
import { toast } from "../ui/toast-store";
import { skippedWords } from "./words";

type Known = { playing: string | null; ended: string | null; next: boolean };
type DJNotificationSystemProps = {
  state: Pick<SessionState, "session" | "items" | "people" | "lastEnded">;
  viewerId: string | null;
};

/** Tells by a toast: you are next, your track plays, a track was skipped and why. */
export function DJNotificationSystem({ state, viewerId }: DJNotificationSystemProps) {
  const { session, items, lastEnded } = state;
  const known = useRef<Known | null>(null);
  const mine = items.find(({ id }) => id === session.playingItemId);
  const isMine = viewerId !== null && mine?.addedBy === viewerId;
  const next = viewerId !== null && nextUp(state)?.addedBy === viewerId;
  const now: Known = { playing: session.playingItemId, ended: lastEnded?.id ?? null, next };
  useEffect(() => {
    const before = known.current;
    known.current = now;
    // What was so when one came is no news.
    if (!before) return;
    const skipped = now.ended !== before.ended && lastEnded ? skippedWords(lastEnded) : null;
    if (skipped) toast(skipped);
    if (now.playing !== before.playing && isMine) toast("Your track is playing.", "success");
    if (now.next && !before.next) toast("You are next.", "success");
  });
  return null;
}
