/** Somebody named in a text, as they were called when it was written. */
export type Mention = { id: string; username: string };

/**
 * What is stored of a text's names. `told` (ids, and EVERYONE) have had their notice: no edit brings a
 * second one.
 */
export type StoredMentions = { users: Mention[]; room: boolean; told: string[] };

/** A piece of a text: words, somebody who is meant, or everybody in the room. */
export type MentionPart = { text: string; user?: Mention; everyone?: true };

/** More people in one text are not meant, they are spammed. */
export const MENTIONS_MAX = 20;

/** The name that means everybody in the room. */
export const EVERYONE = "room";

// Not within an address: neither behind a letter, as in mail, nor behind a slash.
const NAME = /(?<![\p{L}\p{N}_@/.:-])@([a-z0-9_]{3,30})(?![a-z0-9_@])/giu;

/** The names behind an @ in a text, in small letters, each once. */
export function namesIn(text: string | null): string[] {
  if (!text?.includes("@")) return [];
  return [...new Set([...text.matchAll(NAME)].map(([, name]) => name!.toLowerCase()))].slice(0, MENTIONS_MAX);
}

/** Cuts a text at the names that were resolved; other words behind an @ stay words. */
export function splitMentions(text: string, users: readonly Mention[], everyone: boolean): MentionPart[] {
  if (users.length === 0 && !everyone) return [{ text }];
  const parts: MentionPart[] = [];
  let end = 0;
  for (const match of text.matchAll(NAME)) {
    const name = match[1]!.toLowerCase();
    const user = users.find(({ username }) => username === name);
    if (!user && !(everyone && name === EVERYONE)) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push(user ? { text: match[0], user } : { text: match[0], everyone: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
