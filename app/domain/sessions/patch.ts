import type { SessionEventType } from "~/streams/session-events";
import { isLive, playingItem, type Item, type Machine } from "./machine/state";
import type { SessionPieces } from "./session-dto";

/** The pieces of a session that are others than before. */
export function changedPieces(before: SessionPieces, after: SessionPieces): Partial<SessionPieces> {
  const names = Object.keys(after) as (keyof SessionPieces)[];
  const differ = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(differ.map((name) => [name, after[name]]));
}

/** The items to tell of: those that changed, but for what came and went without anybody having seen it. */
export function itemsToTell(before: Machine, after: Machine): Item[] {
  const known = new Set(before.items);
  const ids = new Set(before.items.map(({ id }) => id));
  return after.items.filter((item) => !known.has(item) && (isLive(item) || ids.has(item.id)));
}

/** What ended last, when another track plays than before, or none. */
export function endedLast(before: Machine, after: Machine): Item | null {
  if (before.turn === after.turn && before.playing?.itemId === after.playing?.itemId) return null;
  const known = new Set(before.items);
  return after.items
    .filter((item) => !known.has(item) && (item.state === "PLAYED" || item.state === "SKIPPED"))
    .reduce<Item | null>((last, item) => (last && last.endedAt! > item.endedAt! ? last : item), null);
}

const BOOTH: readonly (keyof SessionPieces)[] = ["hostId", "host", "hostGone", "updatedAt"];

/** What to call the change; null when nobody would notice it. */
export function eventTypeOf(
  before: Machine,
  after: Machine,
  pieces: Partial<SessionPieces>,
): SessionEventType | null {
  if (before.status !== "ENDED" && after.status === "ENDED") return "session_ended";
  if (before.turn !== after.turn || before.playing?.itemId !== after.playing?.itemId) return "track";
  const wasPlaying = playingItem(before);
  if (before.playing !== after.playing || wasPlaying?.duration !== playingItem(after)?.duration)
    return "playback";
  if (Object.keys(pieces).some((name) => !BOOTH.includes(name as keyof SessionPieces)))
    return "session_updated";
  if (Object.keys(pieces).length > 0 || before.people !== after.people) return "people";
  return before.items !== after.items ? "queue" : null;
}
