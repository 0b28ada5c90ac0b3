import { invalidCursor } from "../errors";

/** Where a page ended: at a moment and an id; by the best, the newest match of all and then the last hit's score and id. */
export type Place = { at: number; id: string; score?: { least: number; id: string } };

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const NEWEST = new RegExp(`^(\\d{1,13})_(${UUID})$`);
const BEST = new RegExp(`^(\\d{1,13})_(${UUID})_(\\d{1,9})_(${UUID})$`);

/** @throws Refusal `invalid` for a cursor that is none */
export function readCursor(cursor: string, sort: "newest" | "best"): Place {
  const [, at, id, least, lastId] = NEWEST.exec(cursor) ?? (sort === "best" ? BEST.exec(cursor) : null) ?? [];
  if (!at || !id) throw invalidCursor();
  const place = { at: Number(at), id };
  return least && lastId ? { ...place, score: { least: Number(least), id: lastId } } : place;
}
