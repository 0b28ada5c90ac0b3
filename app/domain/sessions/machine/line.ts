import type { QueueState, SessionMode } from "../schema";

/** What decides about a track's place. */
export type LineItem = {
  id: string;
  addedBy: string;
  position: number;
  upvotes: number;
  state: QueueState;
};

/** What decides about a DJ's place in the booth. */
export type BoothDj = {
  userId: string;
  boothSince: number | null;
  turns: number;
  lastTurnAt: number | null;
};

export type Line<I extends LineItem> = {
  mode: SessionMode;
  /** Nobody is there to choose: what is suggested waits like the rest, and votes decide. */
  hostGone: boolean;
  items: readonly I[];
  booth: readonly BoothDj[];
  /** Whose track plays: it will be a turn of theirs. */
  playingBy: string | null;
};

/** The tracks that wait, in the order in which they will play: the one place where it is decided, here and on every client. */
export function inPlayOrder<I extends LineItem>(line: Line<I>): I[] {
  const chosen = !(line.mode === "HOST" && line.hostGone);
  const waiting = line.items.filter(({ state }) => state === "WAITING" || (!chosen && state === "SUGGESTED"));
  if (line.mode === "ROTATION") return inTurns(waiting, line);
  return waiting.sort(line.mode === "HOST" && chosen ? byPosition : byVotes);
}

const byPosition = (a: LineItem, b: LineItem) => a.position - b.position;
const byVotes = (a: LineItem, b: LineItem) => b.upvotes - a.upvotes || byPosition(a, b);

/** Plays the turns to come through: each time whoever is next gives the first track of their own line. */
function inTurns<I extends LineItem>(waiting: I[], { booth, playingBy }: Line<I>): I[] {
  const lines = new Map<string, I[]>();
  for (const item of waiting.sort(byPosition)) {
    const own = lines.get(item.addedBy);
    if (own) own.push(item);
    else lines.set(item.addedBy, [item]);
  }
  const djs = booth
    .filter(({ userId, boothSince }) => boothSince !== null && lines.has(userId))
    .map((dj) => ({ ...dj, turns: dj.turns + (dj.userId === playingBy ? 1 : 0) }));
  const order: I[] = [];
  while (djs.length > 0) {
    const next = djs.reduce((first, dj) => (byTurn(dj, first) < 0 ? dj : first));
    const own = lines.get(next.userId)!;
    order.push(own.shift()!);
    next.turns += 1;
    // Later than any time there was.
    next.lastTurnAt = Number.MAX_SAFE_INTEGER - waiting.length + order.length;
    if (own.length === 0) djs.splice(djs.indexOf(next), 1);
  }
  return order;
}

/** Whoever has played least goes first; then whose last turn is longest ago; then who has been in the booth longer. */
export function byTurn(a: BoothDj, b: BoothDj): number {
  return (
    a.turns - b.turns ||
    (a.lastTurnAt ?? 0) - (b.lastTurnAt ?? 0) ||
    (a.boothSince ?? 0) - (b.boothSince ?? 0) ||
    (a.userId < b.userId ? -1 : 1)
  );
}
