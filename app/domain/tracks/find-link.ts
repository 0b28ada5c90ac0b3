import { recogniseTrack, withoutPunctuation, type RecognisedTrack } from "./recognise";

export type FoundTrackLink = RecognisedTrack & { before: string; after: string };

// Either a full address, a Spotify URI, or a host and path as people copy them without "https://".
const CANDIDATES =
  /https?:\/\/[^\s<>"]+|spotify:track:\w+|(?<![\w@./:-])(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s<>"]+/giu;

/**
 * The first track link inside a message, and the text before and after it: trimmed, without the brackets that
 * held the link, and empty where only punctuation is left. Null when there is no track link.
 */
export function findTrackLink(text: string): FoundTrackLink | null {
  for (const match of text.matchAll(CANDIDATES)) {
    const link = withoutPunctuation(match[0]);
    const track = recogniseTrack(link);
    if (!track) continue;
    const start = match.index + match[0].indexOf(link);
    const before = text.slice(0, start);
    const after = text.slice(start + link.length);
    return { ...track, ...withoutBrackets(before, after) };
  }
  return null;
}

/** Every link in a text, in order, each once, whether it leads to a track or not. */
export function linksIn(text: string): string[] {
  return [...new Set([...text.matchAll(CANDIDATES)].map(([link]) => withoutPunctuation(link)))];
}

const PAIRS: Record<string, string> = { "<": ">", "(": ")", "[": "]", '"': '"', "“": "”", "«": "»" };

function withoutBrackets(before: string, after: string): { before: string; after: string } {
  const opened = before.at(-1);
  const held = opened !== undefined && PAIRS[opened] !== undefined && after.startsWith(PAIRS[opened]);
  return {
    before: wordsOf(held ? before.slice(0, -1) : before),
    after: wordsOf(held ? after.slice(1) : after),
  };
}

function wordsOf(text: string): string {
  return /[^\s\p{P}]/u.test(text) ? text.trim() : "";
}
