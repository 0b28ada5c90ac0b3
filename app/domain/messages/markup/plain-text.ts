import { parseMarkup } from "./parse";
import type { Block, Inline } from "./tree";

/** The words of a tree without its marks: for excerpts, notices and titles. */
export function plainText(blocks: Block[]): string {
  return blocks.map(wordsOf).join("\n");
}

/** The words of a message as it was written. */
export const plainTextOf = (text: string) => plainText(parseMarkup(text));

function wordsOf(block: Block): string {
  if (block.kind === "paragraph") return inlineWords(block.children);
  if (block.kind === "pre") return block.text;
  if (block.kind === "quote") return plainText(block.children);
  return block.items
    .map((item, at) => `${block.start === null ? "•" : `${block.start + at}.`} ${plainText(item)}`)
    .join("\n");
}

function inlineWords(nodes: Inline[]): string {
  return nodes.map((node) => ("children" in node ? inlineWords(node.children) : node.text)).join("");
}

/** The names in a tree, as written: not those in code, nor those in the label of a link. */
export function namesOf(nodes: (Block | Inline)[]): string[] {
  return nodes.flatMap((node) => {
    if (node.kind === "name") return [node.text];
    if ("items" in node) return node.items.flatMap(namesOf);
    return "children" in node ? namesOf(node.children) : [];
  });
}
