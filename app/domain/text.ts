import { z } from "zod";

/**
 * What every text from outside goes through: composed form, no lone surrogates, no control characters but line break
 * and tab, no marks that turn the direction of what stands beside it, one kind of line break, no space around it. Where
 * nothing would be seen, there is nothing.
 */
export function cleanText(text: string): string {
  const clean = text
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g, "")
    .normalize("NFC")
    .trim();
  return VISIBLE.test(clean) ? clean : "";
}

/** Anything that is seen: a space is not, nor what is drawn as nothing, nor Braille without a dot. */
const VISIBLE = /[^\s\p{DI}\u2800]/u;

/** The same, on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ");
}

/** A text of one line; `what` names it in errors ("Name"). Absent is as empty. */
export function line(what: string, min: number, max: number) {
  return bounded(z.string({ error: `${what} must be text.` }).transform(cleanLine), what, min, max);
}

/** A text that may have several lines. */
export function lines(what: string, min: number, max: number) {
  return bounded(z.string({ error: `${what} must be text.` }).transform(cleanText), what, min, max);
}

function bounded<T extends z.ZodType<string, string>>(schema: T, what: string, min: number, max: number) {
  const checked = schema.superRefine((text, context) => {
    // By code points, as the API's document and the databases count: an emoji is one character.
    const { length } = [...text];
    if (length < min)
      context.addIssue({
        code: "custom",
        message: length === 0 ? `${what} is missing.` : `${what} must have at least ${min} characters.`,
      });
    if (length > max)
      context.addIssue({
        code: "custom",
        message: `${what} may have at most ${max} characters; this has ${length}.`,
      });
  });
  // Said again for the API's document, which cannot look into the check.
  return checked.meta({ ...(min > 0 ? { minLength: min } : {}), maxLength: max });
}

/** What a name is found by: folded, without accents. */
export function searchKey(text: string): string {
  return fold(text).normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFKC");
}

/** Lower case for comparing, the same in every language. */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
