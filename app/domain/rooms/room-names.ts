import { wordsOf } from "../search/terms";
import { searchKey } from "../text";

type Named = { name: string; description: string | null; tags: unknown };

/** A name as it is stored: as written, and as rooms are sorted by it. */
export const roomNameColumns = (name: string) => ({ name, nameKey: searchKey(name) });

/**
 * Whether a room's name, description and tags hold all these words, each as the beginning of one.
 * @param words as wordsOf gives them
 */
export function hasWords({ name, description, tags }: Named, words: string[]): boolean {
  const its = wordsOf([name, description ?? "", ...(tags as string[])].join(" "));
  return words.every((word) => its.some((one) => one.startsWith(word)));
}
