import type { Emoji, EmojiGroup } from "~/domain/emoji/emoji";

/** The emojis, fetched when first wanted; what one likes of them is kept on the device. */

let asked: Promise<EmojiGroup[]> | null = null;

export function emojiGroups(): Promise<EmojiGroup[]> {
  asked ??= fetch("/emoji.json").then((response) => {
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json() as Promise<EmojiGroup[]>;
  });
  // What failed may be asked for again.
  asked.catch(() => (asked = null));
  return asked;
}

export const allEmojis = async (): Promise<Emoji[]> => (await emojiGroups()).flatMap(({ emojis }) => emojis);

const RECENT = "seda:emoji:recent";
const TONE = "seda:emoji:tone";
const RECENT_MAX = 24;

export function recentEmojis(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(RECENT) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(0, RECENT_MAX) : [];
  } catch {
    return [];
  }
}

export function keepRecent(sign: string): void {
  const kept = [sign, ...recentEmojis().filter((one) => one !== sign)].slice(0, RECENT_MAX);
  localStorage.setItem(RECENT, JSON.stringify(kept));
}

/** 0 is none, 1 to 5 from light to dark. */
export function ownTone(): number {
  const tone = Number(localStorage.getItem(TONE));
  return Number.isInteger(tone) && tone >= 0 && tone <= 5 ? tone : 0;
}

export const keepTone = (tone: number) => localStorage.setItem(TONE, String(tone));
