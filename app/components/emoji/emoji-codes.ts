import { emojiCalled, findEmojis, toned } from "~/domain/emoji/emoji";
import { allEmojis, keepRecent, ownTone } from "~/hooks/emoji";
import type { Option } from "../room/use-completion";

/** What a code may become, by its beginning. */
export async function optionsFor(beginning: string, most: number): Promise<Option[]> {
  return findEmojis(await allEmojis(), beginning, most).map((emoji) => {
    const sign = toned(emoji, ownTone());
    return { text: sign, label: emoji.label, detail: `:${emoji.codes[0] ?? ""}:`, sign };
  });
}

/**
 * Writes the emoji in place of its code between colons; what is no code stays.
 * @param end where the code ended when it was typed
 */
export async function writeEmoji(
  area: HTMLTextAreaElement,
  code: string,
  end: number,
  keep: (text: string) => void,
): Promise<void> {
  const emoji = emojiCalled(await allEmojis(), code);
  const start = end - code.length - 2;
  // The list may have come late: the code must still be there.
  if (!emoji || area.value.slice(start, end) !== `:${code}:`) return;
  const sign = toned(emoji, ownTone());
  area.setRangeText(sign, start, end, "preserve");
  keepRecent(sign);
  keep(area.value);
}
