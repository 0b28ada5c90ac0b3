/** Marks that only decorate Latin, Greek, Cyrillic, Hebrew and Arabic letters; elsewhere marks make other words. */
const DECORATION = /[\u0300-\u036F\u0483-\u0487\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u1AB0-\u1AFF]/g;
const MORE_DECORATION = /[\u1DC0-\u1DFF\u20D0-\u20FF\uFE00-\uFE0F\uFE20-\uFE2F]/g;
/** What takes no place when it is read: zero-width characters, soft hyphens, fillers, blank Braille. */
const UNSEEN = /[\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]/gu;
/** Letters that no decomposition leads back to the plain ones that they are read as. */
const READ_AS: Record<string, string> = { æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ħ: "h", ı: "i" };

/**
 * A text as it is read, for comparing: without case, accents, width, ornament and what is not seen. The same form
 * means the same words, however they were typed.
 */
export function plainForm(text: string): string {
  return text
    .normalize("NFKD")
    .replace(DECORATION, "")
    .replace(MORE_DECORATION, "")
    .replace(UNSEEN, "")
    .toUpperCase() // ß, ſ and final σ have one form in capitals.
    .toLowerCase()
    .replace(/[æœøđðłħı]/g, (letter) => READ_AS[letter]!)
    .normalize("NFC");
}

/** The same with all space as one: two texts that differ in nothing else are the same text. */
export function sameText(text: string): string {
  return plainForm(text).replace(/\s+/g, " ").trim();
}
