import { plainForm } from "./plain-form";

/**
 * Finds the words of a list in a text: whole words, and phrases as words in a row, whatever stands between them. A
 * word spelled out letter by letter is that word, too. The time is that of reading the text, whatever the list.
 */

/** A word; a letter of a script that writes no spaces; a pictogram. */
const WORDS =
  /(?=[\p{L}\p{N}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]\p{M}*|(?:(?![\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{N}\p{M}])+|\p{Extended_Pictographic}/gu;

/** A word of one letter, as they stand when a word is spelled out. */
const LETTER = /^[\p{L}\p{N}]$/u;
/** So many letters in a row, each for itself, are a word spelled out. */
const SPELLED = 3;

/** The words of a text in their plain form. */
export function wordsOf(text: string): string[] {
  return plainForm(text).match(WORDS) ?? [];
}

/** Words by their order: each leads to those that may follow. */
type Node = { next: Map<string, Node>; isEnd: boolean };
export type WordFilter = Node;

const newNode = (): Node => ({ next: new Map(), isEnd: false });

/** Makes a list ready for searching. */
export function wordFilter(list: readonly string[]): WordFilter {
  const root = newNode();
  for (const entry of list) {
    let node = root;
    const words = wordsOf(entry);
    for (const word of words) {
      const next = node.next.get(word) ?? newNode();
      node.next.set(word, next);
      node = next;
    }
    if (words.length > 0) node.isEnd = true;
  }
  return root;
}

/** The first word or phrase of the list that stands in the text, in its plain form; null when there is none. */
export function findWord(filter: WordFilter, text: string): string | null {
  if (filter.next.size === 0) return null;
  const words = wordsOf(text);
  return findIn(filter, words) ?? findIn(filter, spelledOut(words));
}

function findIn(filter: WordFilter, words: string[]): string | null {
  for (let start = 0; start < words.length; start += 1) {
    let node: Node | undefined = filter;
    for (let at = start; at < words.length; at += 1) {
      node = node.next.get(words[at]!);
      if (!node) break;
      if (node.isEnd) return words.slice(start, at + 1).join(" ");
    }
  }
  return null;
}

/** The same words with each row of single letters put together: "s p a m" is "spam". */
function spelledOut(words: string[]): string[] {
  const together: string[] = [];
  let row: string[] = [];
  const endRow = () => {
    if (row.length >= SPELLED) together.push(row.join(""));
    else together.push(...row);
    row = [];
  };
  for (const word of words) {
    if (LETTER.test(word)) row.push(word);
    else {
      endRow();
      together.push(word);
    }
  }
  endRow();
  return together;
}
