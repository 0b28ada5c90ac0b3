import type { Inline } from "./tree";

type Mark = "*" | "_" | "~" | "[";
type Frame = {
  mark: Mark | "";
  /** How many of its signs are still unanswered. */
  count: number;
  /** Where its content begins. */
  from: number;
  /** Links before it. */
  links: number;
  children: Inline[];
};

/** Marks within marks. Of those that are open beyond, the oldest turns out to be words. */
const DEEPEST = 8;

/** Letters, digits and all that is not ASCII: around nothing else does a mark mean anything (`*_*`). */
const SOLID = /[^\0-/:-@[-`{-\x7F]/;

/**
 * What is open while a line is read: marks that wait for their counterpart, with what came since. Never deeper than
 * DEEPEST, so whatever is done here costs the same however long the line is.
 */
export class Nest {
  private readonly open: Frame[] = [{ mark: "", count: 0, from: 0, links: 0, children: [] }];
  private links = 0;
  private solid = -1;

  text(text: string, at: number): void {
    if (SOLID.test(text)) this.solid = at;
    append(this.open.at(-1)!.children, { kind: "text", text });
  }

  atom(node: Inline, at: number): void {
    this.solid = at;
    if (node.kind === "link") this.links += 1;
    this.open.at(-1)!.children.push(node);
  }

  begin(mark: Mark, count: number, from: number): void {
    if (this.open.length > DEEPEST) this.release(1);
    this.open.push({ mark, count, from, links: this.links, children: [] });
  }

  /** Answers marks that are open. Returns how many of the signs found none. */
  end(mark: "*" | "_" | "~", count: number): number {
    let left = count;
    while (left > 0) {
      const at = this.open.findLastIndex((frame) => frame.mark === mark && frame.from <= this.solid);
      if (at < 1) break;
      while (this.open.length > at + 1) this.release(this.open.length - 1);
      const frame = this.open[at]!;
      const used = Math.min(2, left, frame.count);
      const kind = mark === "~" ? "strike" : used === 2 ? "strong" : "em";
      frame.children = [{ kind, children: frame.children }];
      frame.count -= used;
      left -= used;
      if (frame.count === 0) this.release(at);
    }
    return left;
  }

  /** Whether the bracket that closes here was opened, around words that are no link themselves. */
  hasLabel(): boolean {
    const label = this.open.findLast(({ mark }) => mark === "[");
    return label !== undefined && label.from <= this.solid && label.links === this.links;
  }

  /** Makes a link of the label that closes here, or with null words again. */
  endLabel(href: string | null): void {
    const at = this.open.findLastIndex(({ mark }) => mark === "[");
    if (at < 1) return;
    if (href === null) return this.release(at);
    while (this.open.length > at + 1) this.release(this.open.length - 1);
    const { children } = this.open.pop()!;
    this.links += 1;
    this.open.at(-1)!.children.push({ kind: "link", href, bare: false, children: children.map(unnamed) });
  }

  whole(): Inline[] {
    while (this.open.length > 1) this.release(this.open.length - 1);
    return this.open[0]!.children;
  }

  /** What is left of a mark are words, and what came after them belongs to what is open around it. */
  private release(at: number): void {
    const [{ mark, count, children }] = this.open.splice(at, 1) as [Frame];
    const around = this.open[at - 1]!.children;
    if (count > 0) append(around, { kind: "text", text: mark.repeat(count) });
    for (const child of children) append(around, child);
  }
}

function append(to: Inline[], node: Inline): void {
  const last = to.at(-1);
  if (node.kind === "text" && last?.kind === "text") last.text += node.text;
  else to.push(node);
}

/** A link in a link is none: names in a label are words. */
function unnamed(node: Inline): Inline {
  if (node.kind === "name") return { kind: "text", text: node.text };
  return "children" in node ? { ...node, children: node.children.map(unnamed) } : node;
}
