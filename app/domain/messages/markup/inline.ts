import { addressAt, targetAt } from "./addresses";
import { Nest } from "./nest";
import type { Inline } from "./tree";

/** Where words end and something may begin. */
const SIGN = /[`[\]@]|\*+|_+|~+|\\[-*_~`[\]@>]|https?:\/\//gi;

/** Not within an address: neither behind a letter, as in mail, nor behind a slash. */
const NO_NAME_AFTER = /[\p{L}\p{N}@/.:-]/u;
const NAME = /@(\w*)/y;

/** Scripts that put no space between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
/** Underscores are in faces (^_^) and names more often than they are marks: what may stand before and after those. */
const BEFORE = /[\s([{"'“‘«*~_]/;
const AFTER = /[\s)\]}"'”’».,;:!?…*~_]/;

/** Reads what stands in a paragraph. Each place is looked at a fixed number of times, whatever it says. */
export function parseInline(text: string): Inline[] {
  const nest = new Nest();
  const codeEnd = closings(text);
  let at = 0;
  const words = (to: number) => {
    if (to > at) nest.text(text.slice(at, to), at);
    at = to;
  };
  while (at < text.length) {
    SIGN.lastIndex = at;
    const found = SIGN.exec(text);
    words(found?.index ?? text.length);
    if (!found) break;
    const sign = found[0];
    const next = at + sign.length;
    if (sign === "`") {
      const run = runOf("`", text, at);
      const end = codeEnd(run, at + run);
      if (end < 0) words(at + run);
      else {
        nest.atom({ kind: "code", text: codeOf(text.slice(at + run, end)) }, at + run);
        at = end + run;
      }
    } else if (sign === "[") {
      nest.begin("[", 1, next);
      at = next;
    } else if (sign === "]") {
      const target = nest.hasLabel() ? targetAt(text, next) : null;
      nest.endLabel(target?.href ?? null);
      if (target) at = target.end;
      else words(next);
    } else if (sign === "@") {
      NAME.lastIndex = at;
      const [read, name] = NAME.exec(text)!;
      const end = at + read.length;
      if (name!.length >= 3 && name!.length <= 30 && text[end] !== "@" && mayName(text, at)) {
        nest.atom({ kind: "name", text: read }, at);
        at = end;
      } else words(end);
    } else if (sign[0] === "\\") {
      // ¯\_(ツ)_/¯ keeps both arms.
      if (text[at - 1] === "¯") words(next);
      else {
        nest.text(sign[1]!, at);
        at = next;
      }
    } else if (sign.endsWith("/")) {
      const { read, address } = addressAt(text, at);
      if (address) {
        nest.atom(
          { kind: "link", href: address, bare: true, children: [{ kind: "text", text: address }] },
          at,
        );
        at += address.length;
      } else words(at + read.length);
    } else {
      const mark = sign[0] as "*" | "_" | "~";
      const [opens, closes] = roleOf(mark, text[at - 1], text[next]);
      const fits = mark === "~" ? sign.length === 2 : sign.length <= 3;
      const left = fits && closes ? nest.end(mark, sign.length) : sign.length;
      if (left > 0 && fits && opens) nest.begin(mark, left, next);
      else if (left > 0) nest.text(sign.slice(0, left), at);
      at = next;
    }
  }
  return nest.whole();
}

/** Whether a mark may open and close, by what stands before and after it: never inside a word. */
function roleOf(mark: string, before: string | undefined, after: string | undefined): [boolean, boolean] {
  const outside = (sign = " ", usual: RegExp) => (mark === "_" ? usual.test(sign) : !isLetter(sign));
  const inside = (sign = " ") => !/\s/.test(sign);
  return [outside(before, BEFORE) && inside(after), inside(before) && outside(after, AFTER)];
}

const isLetter = (sign: string) => LETTER.test(sign) && !UNSPACED.test(sign);

function mayName(text: string, at: number): boolean {
  let before = at - 1;
  // Before a name, underscores are a mark; behind a letter, they are the end of a word.
  while (text[before] === "_") before -= 1;
  return before < 0 || !NO_NAME_AFTER.test(text[before]!);
}

function runOf(sign: string, text: string, at: number): number {
  let end = at;
  while (text[end] === sign) end += 1;
  return end - at;
}

/** Finds what ends a code that a run of backticks began: the next run as long. Every run is found once. */
function closings(text: string): (length: number, from: number) => number {
  let runs: Map<number, number[]> | null = null;
  return (length, from) => {
    if (!runs) {
      runs = new Map();
      for (const { 0: run, index } of text.matchAll(/`+/g)) {
        const alike = runs.get(run.length);
        if (alike) alike.push(index);
        else runs.set(run.length, [index]);
      }
      for (const list of runs.values()) list.reverse();
    }
    const list = runs.get(length) ?? [];
    while (list.length > 0 && list.at(-1)! < from) list.pop();
    return list.at(-1) ?? -1;
  };
}

/** A space on both sides sets off a backtick, and is not meant. */
function codeOf(text: string): string {
  const isSetOff = text.startsWith(" ") && text.endsWith(" ") && text.trim() !== "";
  return isSetOff ? text.slice(1, -1) : text;
}
