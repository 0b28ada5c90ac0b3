import { LRUCache } from "lru-cache";
import { invalid } from "../../errors";
import type { TrackRef } from "../../tracks/schema";
import { plainTextOf } from "../markup/plain-text";
import { findWord, wordFilter, type WordFilter } from "./word-filter";

/** Lists made ready, by their words: most posts of a room meet the list of the post before. */
const ready = new LRUCache<string, WordFilter>({ max: 200 });

/**
 * Holds what is to be read in a room against the room's list of words. It holds for everybody, the owner too.
 * @param trackField what the input calls the track
 * @throws Refusal `invalid` that names the field and the word, but not the list
 */
export function refuseFilteredWords(
  room: { wordFilter: unknown },
  post: { text: string | null; trackRef?: TrackRef | null; images?: { alt: string }[] },
  trackField = "track",
): void {
  const list = (room.wordFilter ?? []) as string[];
  if (list.length === 0) return;
  const filter = ready.get(JSON.stringify(list)) ?? wordFilter(list);
  ready.set(JSON.stringify(list), filter);
  const track = post.trackRef;
  const texts = {
    text: post.text,
    [trackField]: track && `${track.title}\n${track.artist}`,
    imageIds: post.images?.map(({ alt }) => alt).join("\n"),
  };
  for (const [field, text] of Object.entries(texts)) {
    // As written, which names an address, and as read: a mark within a word does not hide it.
    const word = text ? (findWord(filter, text) ?? findWord(filter, plainTextOf(text))) : null;
    if (word) throw invalid(field, `This room does not allow a word in your post: “${word}”.`);
  }
}
