import { inPlayOrder } from "./machine/line";
import { LEAD_IN } from "./machine/state";
import type { QueueItemDto, SessionDto, SessionPersonDto } from "./schema";

export { votesToSkip } from "./machine/votes";

type Playing = Pick<
  SessionDto,
  "mode" | "hostGone" | "status" | "playingItemId" | "nowPlayingStart" | "trackMax"
>;

/**
 * The tracks that wait, in the order in which they will play, each with when it will. On every client as on the
 * server: it is the same function that decides there.
 */
export function playOrder(
  session: Playing,
  items: readonly QueueItemDto[],
  people: readonly SessionPersonDto[],
): QueueItemDto[] {
  const playing = items.find(({ id }) => id === session.playingItemId) ?? null;
  const order = inPlayOrder({
    mode: session.mode,
    hostGone: session.hostGone,
    items,
    booth: people.map(({ userId, boothSince, turns, lastTurnAt }) => ({
      ...{ userId, turns, boothSince: timeOf(boothSince), lastTurnAt: timeOf(lastTurnAt) },
    })),
    playingBy: playing?.addedBy ?? null,
  });
  let next = session.status === "ACTIVE" ? endOf(playing, timeOf(session.nowPlayingStart)) : null;
  return order.map((item) => {
    const startsAt = next === null ? null : new Date(next).toISOString();
    next = endOf(item, next);
    return { ...item, startsAt };
  });
}

/** What the host has still to answer, oldest first. Without a host there is nothing of that kind. */
export function suggestions(
  session: Pick<SessionDto, "hostGone">,
  items: readonly QueueItemDto[],
): QueueItemDto[] {
  if (session.hostGone) return [];
  return items.filter(({ state }) => state === "SUGGESTED").sort((a, b) => a.position - b.position);
}

/** When the track after this one is heard, where that can be told. */
function endOf(item: Pick<QueueItemDto, "duration"> | null, startsAt: number | null): number | null {
  if (!item || item.duration === null || startsAt === null) return null;
  return startsAt + Math.round(item.duration * 1000) + LEAD_IN;
}

const timeOf = (moment: string | null) => (moment === null ? null : Date.parse(moment));
