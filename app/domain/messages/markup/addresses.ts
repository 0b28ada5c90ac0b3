// A closing bracket ends an address unless it was opened in it, as in `[see https://a.example](…)`.
const ADDRESS = /https?:\/\/(?:[^\s<>"'`[\]]|\[[^\s<>"'`[\]]*\])+/iy;

/** Closes a sentence far more often than an address. */
const TRAILING = ".,;:!?…*_~";

/** The web address that begins at a place: all that was read, and what of it is the address ("" when none is). */
export function addressAt(text: string, at: number): { read: string; address: string } {
  ADDRESS.lastIndex = at;
  const read = ADDRESS.exec(text)?.[0] ?? text.slice(at, text.indexOf("/", at) + 2);
  const address = withoutTrailing(read);
  return { read, address: URL.canParse(address) ? address : "" };
}

function withoutTrailing(address: string): string {
  let surplus = 0;
  for (const sign of address) surplus += sign === ")" ? 1 : sign === "(" ? -1 : 0;
  let end = address.length;
  for (; end > 0; end -= 1) {
    const sign = address[end - 1]!;
    if (sign === ")" && surplus > 0) surplus -= 1;
    else if (!TRAILING.includes(sign)) break;
  }
  return address.slice(0, end);
}

// Round brackets may stand in an address, once inside each other; other brackets may not, so that no place is read twice.
const TARGET = /\(((?:https?:\/\/|mailto:[^\s@()]+@)(?:[^\s<>"`\\()[\]]|\([^\s<>"`\\()[\]]*\))+)\)/iy;

/** What a label at whose end one stands leads to, `(https://…)` or `(mailto:…)`; null when it is none of these. */
export function targetAt(text: string, at: number): { href: string; end: number } | null {
  TARGET.lastIndex = at;
  const href = TARGET.exec(text)?.[1];
  return href && URL.canParse(href) ? { href, end: TARGET.lastIndex } : null;
}
