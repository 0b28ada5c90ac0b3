import { parseBlocks } from "./blocks";
import type { Block } from "./tree";

/** Most messages hold none of this; they need no reading. */
const MARKS = /[*_~`[\\@]|:\/\/|^ *(?:[-+>]|\d+[.)])|\n[^\S\n]*\n/m;

/**
 * Reads Markdown's common marks (links, bold, italic, struck out, code, quotes, lists), addresses and names.
 * Made for the server and the browser: one pass, no tree deeper than a few levels, and nothing in the tree that was not
 * written. It never fails; what is no mark is words.
 */
export function parseMarkup(text: string): Block[] {
  return MARKS.test(text)
    ? parseBlocks(text.split("\n"))
    : [{ kind: "paragraph", children: [{ kind: "text", text }] }];
}
