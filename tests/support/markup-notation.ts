import { parseMarkup } from "~/domain/messages/markup/parse";
import type { Block, Inline } from "~/domain/messages/markup/tree";

/** A text's tree in a short notation: `strong(…)`, `link[href](…)`, one line a block. */
export function notation(text: string): string {
  return parseMarkup(text).map(blockOf).join(" | ");
}

function blockOf(block: Block): string {
  if (block.kind === "paragraph") return `p(${inlines(block.children)})`;
  if (block.kind === "quote") return `quote(${block.children.map(blockOf).join(" | ")})`;
  if (block.kind === "pre") return `pre[${block.info}](${block.text})`;
  const items = block.items.map((item) => item.map(blockOf).join(" | "));
  return `${block.start === null ? "ul" : `ol[${block.start}]`}(${items.join(" , ")})`;
}

function inlines(nodes: Inline[]): string {
  return nodes
    .map((node) => {
      if (node.kind === "text") return node.text;
      if (node.kind === "link")
        return node.bare ? `<${node.href}>` : `link[${node.href}](${inlines(node.children)})`;
      return "children" in node ? `${node.kind}(${inlines(node.children)})` : `${node.kind}(${node.text})`;
    })
    .join("");
}

/** How deep a tree is. */
export function depthOf(nodes: (Block | Inline)[]): number {
  return Math.max(
    0,
    ...nodes.map((node) => {
      if ("items" in node) return 1 + Math.max(0, ...node.items.map(depthOf));
      return "children" in node ? 1 + depthOf(node.children) : 1;
    }),
  );
}

/** All that a tree holds of the text: words, addresses, what stands behind the marks of code. */
export function contentOf(nodes: (Block | Inline)[]): string {
  return nodes
    .map((node): string => {
      if (node.kind === "list") return (node.start ?? "") + node.items.map(contentOf).join("");
      if (node.kind === "pre") return node.info + node.text;
      if (node.kind === "link") return node.bare ? node.href : contentOf(node.children) + node.href;
      return "children" in node ? contentOf(node.children) : node.text;
    })
    .join("");
}
