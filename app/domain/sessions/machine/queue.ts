import { conflict, Refusal } from "../../errors";
import { inWords } from "../../limits/in-words";
import { isDj, isLive, isQueued, itemOf, partOf, withItem } from "./state";
import { QUEUE_MAX, REPEAT_AFTER, type Item, type Machine, type World } from "./state";

export type NewItem = Pick<Item, "id" | "addedBy" | "trackRef" | "trackKey" | "duration">;

/**
 * Puts a track at the end of the queue, or among what is suggested where the host chooses.
 * @param field what the input calls the track
 * @throws Refusal `conflict` that says why not, `invalid` for a track that is too long
 */
export function added(state: Machine, track: NewItem, field: string, world: World): Machine {
  const fault = tooLong(state, track);
  if (fault) throw new Refusal("invalid", fault, { fields: { [field]: [fault] } });
  const why = noRoom(state, track) ?? heardTooOften(state, track, world.now);
  if (why) throw new Refusal("conflict", why, { fields: { [field]: [why] } });
  const suggested = state.mode === "HOST" && !isDj(state, track.addedBy);
  const item: Item = {
    ...track,
    ...{ position: state.nextPosition, state: suggested ? "SUGGESTED" : "WAITING", upvotes: 0, downvotes: 0 },
    ...{ createdAt: world.now, playedAt: null, endedAt: null, endReason: null, skipped: false },
  };
  return { ...state, items: [...state.items, item], nextPosition: state.nextPosition + 1 };
}

function tooLong({ trackMax }: Machine, { duration }: NewItem): string | null {
  if (duration === null || duration <= trackMax) return null;
  return `A track here is at most ${inWords(trackMax)} long; this one has ${inWords(Math.ceil(duration))}.`;
}

function noRoom(state: Machine, { addedBy }: NewItem): string | null {
  const queued = state.items.filter(isQueued);
  const own = queued.filter((item) => item.addedBy === addedBy).length;
  if (state.mode === "ROTATION" && (partOf(state, addedBy)?.boothSince ?? null) === null)
    return "In rotation the DJs in the booth play: step up first.";
  if (queued.length >= QUEUE_MAX) return `The queue is full: ${QUEUE_MAX} tracks wait.`;
  if (state.mode === "VOTE" && own >= state.perPerson)
    return `${own === 1 ? "A track" : `${own} tracks`} of yours ${own === 1 ? "waits" : "wait"} already: add the next one when one has played.`;
  return null;
}

function heardTooOften(state: Machine, { trackKey }: NewItem, now: number): string | null {
  const twin = state.items.find((item) => isLive(item) && item.trackKey === trackKey);
  if (twin)
    return twin.state === "PLAYING" ? "This track is playing now." : "This track is in the queue already.";
  const last = state.played.get(trackKey);
  if (state.isProgramme || !last || now - last.at >= REPEAT_AFTER) return null;
  const [ago, left] = [now - last.at, last.at + REPEAT_AFTER - now].map((ms) =>
    inWords(Math.max(1, Math.ceil(ms / 1000))),
  );
  return `This track was played ${ago} ago. It can come again in ${left}.`;
}

/**
 * Takes a track out of the queue.
 * @throws Refusal `conflict` for one that plays or is over
 */
export function removed(state: Machine, itemId: string, { now }: World): Machine {
  const item = queuedItem(state, itemId);
  return withItem(state, item.id, { state: "REMOVED", endReason: "by_hand", endedAt: now });
}

/**
 * The host's answer to a suggestion: it waits as the last one, or is declined.
 * @throws Refusal `conflict` for one that is answered already
 */
export function answered(state: Machine, itemId: string, accept: boolean, { now }: World): Machine {
  if (itemOf(state, itemId)?.state !== "SUGGESTED") throw conflict("This is not a suggestion, or no longer.");
  if (!accept) return withItem(state, itemId, { state: "DECLINED", endedAt: now });
  const last = withItem(state, itemId, { state: "WAITING", position: state.nextPosition });
  return { ...last, nextPosition: state.nextPosition + 1 };
}

/**
 * Moves a track before another one, or to the end. The places stay, the tracks change theirs.
 * @param among whose tracks it may pass: only those of whoever added it, or all
 * @throws Refusal `conflict` where the mode's order does not let it go there
 */
export function moved(state: Machine, itemId: string, before: string | null, among: "own" | "all"): Machine {
  const item = queuedItem(state, itemId);
  const target = before === null ? null : queuedItem(state, before);
  if (target === item) return state;
  // In rotation everybody has a line of their own.
  const ownLine = among === "own" || state.mode === "ROTATION";
  const line = state.items
    .filter((one) => one.state === item.state && (!ownLine || one.addedBy === item.addedBy))
    .sort((a, b) => a.position - b.position);
  if (target && !line.includes(target)) throw conflict(outOfReach(state, item, target, among));
  if (target && state.mode === "VOTE" && target.upvotes !== item.upvotes)
    throw conflict("Votes come first here: it can pass only tracks with as many upvotes as it has.");
  const rest = line.filter((one) => one !== item);
  const order = rest.toSpliced(target ? rest.indexOf(target) : rest.length, 0, item);
  const positionOf = new Map(order.map(({ id }, at) => [id, line[at]!.position]));
  return {
    ...state,
    items: state.items.map((one) => {
      const position = positionOf.get(one.id) ?? one.position;
      return position === one.position ? one : { ...one, position };
    }),
  };
}

function outOfReach(state: Machine, item: Item, target: Item, among: "own" | "all"): string {
  if (target.state !== item.state) return "A suggestion has no place among what waits.";
  return state.mode === "ROTATION" && among === "all"
    ? "In rotation a track moves only within its DJ's own line."
    : "You can move it only among your own tracks.";
}

function queuedItem(state: Machine, itemId: string): Item {
  const item = itemOf(state, itemId);
  if (item?.state === "PLAYING") throw conflict("This track is playing: it can only be skipped.");
  if (!item || !isQueued(item)) throw conflict("This track is no longer in the queue.");
  return item;
}
