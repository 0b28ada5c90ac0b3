import { z } from "zod";
import { wordsOf } from "../messages/guards/word-filter";
import { cleanLine } from "../text";

/** Words and phrases of a room's filter at most, and characters of each. */
export const FILTER_MAX = 100;
export const FILTER_WORD_MAX = 50;

const tooManyWords = `At most ${FILTER_MAX} words and phrases.`;

/** A list, or (from a form) one text with a line for each. Null, as it is before the first list, is an empty one. */
export const filteredWords = z.preprocess(
  (value) =>
    typeof value === "string" ? value.split("\n").filter((text) => text.trim() !== "") : (value ?? []),
  z
    .array(z.string({ error: "A word of the filter must be text." }).transform(cleanLine), {
      error: "The word filter must be a list.",
    })
    .max(10 * FILTER_MAX, tooManyWords)
    .superRefine((all, context) => {
      // Of the list as a whole, so that a form shows it at its one field.
      for (const message of all.flatMap((word) => faultOf(word) ?? []).slice(0, 1))
        context.addIssue({ code: "custom", message });
    })
    .transform((all) => [...new Map(all.map((word) => [wordsOf(word).join(" "), word])).values()])
    .refine((all) => all.length <= FILTER_MAX, tooManyWords),
);

function faultOf(word: string): string | null {
  if (word.length > FILTER_WORD_MAX)
    return `“${word.slice(0, FILTER_WORD_MAX)}…” is too long: a word or phrase has at most ${FILTER_WORD_MAX} characters.`;
  return wordsOf(word).length === 0 ? `“${word}” has no letter and no digit in it.` : null;
}
