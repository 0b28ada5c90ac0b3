import { parseMarkup } from "./markup/parse";
import { namesOf } from "./markup/plain-text";

/** Somebody named in a text, as they were called when it was written. */
export type Mention = { id: string; username: string };

/**
 * What is stored of a text's names. `told` (ids, and EVERYONE) have had their notice: no edit brings a
 * second one.
 */
export type StoredMentions = { users: Mention[]; room: boolean; told: string[] };

/** More people in one text are not meant, they are spammed. */
export const MENTIONS_MAX = 20;

/** The name that means everybody in the room. */
export const EVERYONE = "room";

/** The names behind an @ in a text, in small letters, each once. What stands in code calls nobody. */
export function namesIn(text: string | null): string[] {
  if (!text?.includes("@")) return [];
  const names = namesOf(parseMarkup(text)).map((name) => name.slice(1).toLowerCase());
  return [...new Set(names)].slice(0, MENTIONS_MAX);
}
