import { fold } from "../text";

/** What a search asks for: one word, or several that stand together. The last word may be only the beginning of one. */
export type Term = { words: string[]; prefix: boolean };

/** More are left out: nobody means them. */
const TERMS_MAX = 10;

/** What of a text is a word. */
export const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** A word as both engines' indexes know it: folded, without accents; the vowel signs of other scripts stay. */
export const wordKey = (word: string): string =>
  fold(word)
    .normalize("NFKD")
    .replace(/[\u0300-\u036F]/g, "")
    .normalize("NFKC");

export const wordsOf = (text: string): string[] => wordKey(text).match(WORD) ?? [];

/**
 * Reads what somebody searches for. "In quotes" is a phrase. The last word, while it is still being typed, and every word
 * with a star behind it, is the beginning of one.
 */
export function termsOf(query: string): Term[] {
  const terms: Term[] = [];
  for (const [piece, phrase] of query.matchAll(/[“”"]([^“”"]*)[“”"]?|[^\s“”"]+/g)) {
    const words = wordsOf(phrase ?? piece);
    if (phrase !== undefined && words.length > 0) terms.push({ words, prefix: false });
    if (phrase !== undefined) continue;
    // What holds signs, "hip-hop" say, is found where its parts stand together.
    if (words.length > 0) terms.push({ words, prefix: piece.endsWith("*") });
  }
  const last = terms.at(-1);
  if (last && /[\p{L}\p{M}\p{N}]$/u.test(query)) last.prefix = true;
  return terms.slice(0, TERMS_MAX).map(long);
}

/** A single letter begins half of all words: as a beginning it says nothing, so it stands for itself. */
const long = (term: Term): Term => ({
  ...term,
  prefix: term.prefix && (term.words.at(-1)!.length > 1 || term.words.length > 1),
});
