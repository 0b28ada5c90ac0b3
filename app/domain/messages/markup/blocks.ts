import { parseInline } from "./inline";
import type { Block } from "./tree";

/** Quotes and lists within each other; deeper, their marks are words. */
const DEEPEST = 4;

const FENCE = /^ {0,3}(`{3,}) *([\w+#.-]{0,20})$/;
/** With a space: >_< is a face. */
const QUOTE = /^ {0,3}>+(?: |$)/;
const ITEM = /^ {0,3}(?:([-*+])|(\d{1,4})[.)]) +(?=\S)/;
const INDENTED = /^ {2,}(?=\S)/;

/** What lines say. Every line is read once at each depth. */
export function parseBlocks(lines: string[], depth = 0): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    if (isBlank(line)) {
      at += 1;
      continue;
    }
    const end = blockEnd(lines, at, depth);
    blocks.push(
      FENCE.test(line.trimEnd())
        ? preOf(lines.slice(at, end))
        : depth < DEEPEST && QUOTE.test(line)
          ? quoteOf(lines.slice(at, end), depth)
          : depth < DEEPEST && ITEM.test(line)
            ? listOf(lines.slice(at, end), depth)
            : { kind: "paragraph", children: parseInline(lines.slice(at, end).join("\n").trimEnd()) },
    );
    at = end;
  }
  return blocks;
}

const isBlank = (line: string) => line.trim() === "";

/** Where the block ends that begins here. */
function blockEnd(lines: string[], start: number, depth: number): number {
  const first = lines[start]!;
  const fence = FENCE.exec(first.trimEnd())?.[1]!.length;
  if (fence) return Math.min(lines.length, firstFrom(lines, start + 1, (line) => closes(line, fence)) + 1);
  const isNested = depth < DEEPEST;
  if (isNested && QUOTE.test(first)) return firstFrom(lines, start, (line) => !QUOTE.test(line));
  if (isNested && ITEM.test(first)) return listEnd(lines, start);
  return firstFrom(
    lines,
    start + 1,
    (line) => isBlank(line) || FENCE.test(line.trimEnd()) || (isNested && interrupts(line)),
  );
}

function firstFrom(lines: string[], start: number, isIt: (line: string) => boolean): number {
  for (let at = start; at < lines.length; at += 1) if (isIt(lines[at]!)) return at;
  return lines.length;
}

function closes(line: string, length: number): boolean {
  const mark = line.trim();
  return /^`{3,}$/.test(mark) && mark.length >= length;
}

/** Among words a number begins a list only where it is the first: years begin sentences. */
function interrupts(line: string): boolean {
  const item = ITEM.exec(line);
  return QUOTE.test(line) || (item !== null && (item[2] === undefined || item[2] === "1"));
}

/** A list goes on over blank lines when another item of its kind follows, or something indented under the last one. */
function listEnd(lines: string[], start: number): number {
  const kind = kindOf(ITEM.exec(lines[start]!));
  let end = start + 1;
  for (let at = end; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (isBlank(line)) continue;
    if (!INDENTED.test(line) && kindOf(ITEM.exec(line)) !== kind) break;
    end = at + 1;
  }
  return end;
}

const kindOf = (item: RegExpExecArray | null) => item && (item[1] ?? "1");

function preOf(lines: string[]): Block {
  const [, mark, info] = FENCE.exec(lines[0]!.trimEnd())!;
  const isClosed = lines.length > 1 && closes(lines.at(-1)!, mark!.length);
  return { kind: "pre", info: info!, text: lines.slice(1, isClosed ? -1 : undefined).join("\n") };
}

function quoteOf(lines: string[], depth: number): Block {
  const inner = lines.map((line) => line.replace(/^ {0,3}> ?/, ""));
  return { kind: "quote", children: parseBlocks(inner, depth + 1) };
}

function listOf(lines: string[], depth: number): Block {
  const items: string[][] = [];
  for (const line of lines) {
    const item = INDENTED.test(line) && items.length > 0 ? null : ITEM.exec(line);
    if (item) items.push([line.slice(item[0].length)]);
    else items.at(-1)!.push(line.replace(/^ {2,3}/, ""));
  }
  const number = ITEM.exec(lines[0]!)![2];
  return {
    kind: "list",
    start: number === undefined ? null : Number(number),
    items: items.map((inner) => parseBlocks(inner, depth + 1)),
  };
}
