/** An emoji as the pages know it. What is not needed is left out: the list is sent whole. */
export type Emoji = {
  sign: string;
  label: string;
  /** What it is called between colons; the first is the usual one. */
  codes: string[];
  tags: string;
  /** The same in the five tones of skin, from light to dark. */
  tones?: string[];
};

export type EmojiGroup = { name: string; emojis: Emoji[] };

/** An emoji in a tone: 0 is none. */
export const toned = (emoji: Emoji, tone: number) => emoji.tones?.[tone - 1] ?? emoji.sign;

/**
 * The emojis that somebody may mean by the beginning of a word, the closest first: by code, of which the least is left
 * to be typed first, by label, by tag.
 * @param query without colons
 */
export function findEmojis(emojis: readonly Emoji[], query: string, most: number): Emoji[] {
  const wanted = query
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");
  if (!wanted) return [];
  const ranked: Emoji[][] = [[], [], [], []];
  for (const emoji of emojis) {
    const rank = rankOf(emoji, wanted);
    if (rank !== null) ranked[rank]!.push(emoji);
  }
  ranked[1]!.sort((one, other) => leftOf(one, wanted) - leftOf(other, wanted));
  return ranked.flat().slice(0, most);
}

const spoken = (code: string) => code.replace(/[_-]+/g, " ");

function rankOf({ codes, label, tags }: Emoji, wanted: string): number | null {
  const names = codes.map(spoken);
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted)) || label.startsWith(wanted)) return 1;
  if (` ${names.join(" ")} ${label}`.toLowerCase().includes(` ${wanted}`)) return 2;
  return ` ${tags}`.includes(` ${wanted}`) ? 3 : null;
}

/** How much of an emoji's shortest name that begins so is still to be typed. */
const leftOf = ({ codes, label }: Emoji, wanted: string) =>
  Math.min(
    ...[...codes.map(spoken), label]
      .filter((name) => name.startsWith(wanted))
      .map((name) => name.length - wanted.length),
  );

/** The emoji with a code, exactly. */
export const emojiCalled = (emojis: readonly Emoji[], code: string) =>
  emojis.find(({ codes }) => codes.includes(code.toLowerCase()));
