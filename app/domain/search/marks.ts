import type { TrackRef } from "../tracks/schema";
import { WORD, wordKey, type Term } from "./terms";

/** A piece of a text; `hit`: it is what was searched for. */
export type MarkedPart = { text: string; hit: boolean };

type Word = { key: string; from: number; to: number };

/** Signs before the first hit of a longer text, and altogether. */
const BEFORE = 60;
const LENGTH = 280;

function readWords(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    key: wordKey(word),
    from: index,
    to: index + word.length,
  }));
}

/** Where a term stands, as indexes of its first and last word. */
function places(words: Word[], { words: wanted, prefix }: Term): [first: number, last: number][] {
  const found: [number, number][] = [];
  for (let at = 0; at + wanted.length <= words.length; at += 1) {
    const fits = wanted.every((word, offset) => {
      const key = words[at + offset]!.key;
      return prefix && offset === wanted.length - 1 ? key.startsWith(word) : key === word;
    });
    if (fits) found.push([at, at + wanted.length - 1]);
  }
  return found;
}

/** A text cut to the surroundings of its first hit, as parts to be shown. Parts, never HTML. */
export function markedExcerpt(text: string, terms: Term[]): MarkedPart[] {
  const words = readWords(text);
  const hits = terms
    .flatMap((term) => places(words, term))
    .map(([first, last]) => ({ from: words[first]!.from, to: words[last]!.to }))
    .sort((a, b) => a.from - b.from);
  const start = startOf(text, words, hits[0]?.from ?? 0);
  const end = text.length - start > LENGTH ? endOf(words, start) : text.length;
  const parts: MarkedPart[] = start > 0 ? [{ text: "…", hit: false }] : [];
  let at = start;
  for (const { from, to } of hits) {
    if (to > end || to <= at) continue;
    const begin = Math.max(from, at);
    if (begin > at) parts.push({ text: text.slice(at, begin), hit: false });
    parts.push({ text: text.slice(begin, to), hit: true });
    at = to;
  }
  if (at < end) parts.push({ text: text.slice(at, end), hit: false });
  return end < text.length ? [...parts, { text: "…", hit: false }] : parts;
}

/** A long text begins shortly before its first hit, at a word. */
function startOf(text: string, words: Word[], hit: number): number {
  if (text.length <= LENGTH || hit <= BEFORE) return 0;
  return words.find(({ from }) => from >= hit - BEFORE)?.from ?? hit;
}

function endOf(words: Word[], start: number): number {
  const last = words.findLast(({ from, to }) => from >= start && to <= start + LENGTH);
  return last?.to ?? start + LENGTH;
}

/** All words of a message that are searched. */
export const textOf = (text: string | null, track: TrackRef | null) =>
  [text, track && `${track.title}\n${track.artist}`].filter(Boolean).join("\n");

/**
 * How well a text answers, a whole number: whole words before beginnings, words that stand close together, often, and in
 * a short text. The same for both engines, whose own ranks differ and cost as much as there are matches.
 */
export function scoreOf(text: string, terms: Term[]): number {
  const words = readWords(text);
  const found = terms.map((term) => places(words, term).map(([first, last]) => ({ term, first, last })));
  if (found.some((places) => places.length === 0)) return 0;
  const each = found.reduce((sum, all) => {
    const whole = all.filter(({ term, last }) => !term.prefix || words[last]!.key === term.words.at(-1));
    return sum + 40 * (whole.length > 0 ? 2 : 1) + 10 * Math.min(3, all.length - 1);
  }, 0);
  const firsts = found.map((all) => all[0]!.first);
  const spread = Math.max(0, Math.max(...firsts) - Math.min(...firsts) - (terms.length - 1));
  return Math.max(1, each - 3 * Math.min(20, spread) - Math.min(30, Math.floor(words.length / 10)));
}
