import { createRequire } from "node:module";
import { wholeEmoji } from "../messages/schema";
import type { EmojiGroup } from "./emoji";

type Entry = {
  hexcode: string;
  unicode: string;
  label: string;
  group?: number;
  order?: number;
  tags?: string[];
  skins?: Entry[];
};
type Codes = Record<string, string | string[]>;

/** In the data set's order; what they are made of (2) is no group to choose from. */
const GROUPS = [
  "Smileys",
  "People",
  null,
  "Nature",
  "Food",
  "Travel",
  "Activities",
  "Objects",
  "Symbols",
  "Flags",
] as const;

let made: EmojiGroup[] | null = null;

/** All emojis that a reaction may be, by groups: Emojibase's names and tags, GitHub's codes. Read when first wanted. */
export function emojiGroups(): EmojiGroup[] {
  made ??= read();
  return made;
}

function read(): EmojiGroup[] {
  const require = createRequire(import.meta.url);
  const entries = require("emojibase-data/en/compact.json") as Entry[];
  const usual = require("emojibase-data/en/shortcodes/github.json") as Codes;
  const other = require("emojibase-data/en/shortcodes/emojibase.json") as Codes;
  const codesOf = (hexcode: string) => [...new Set([usual[hexcode] ?? [], other[hexcode] ?? []].flat())];
  const ordered = entries.toSorted((one, next) => (one.order ?? 0) - (next.order ?? 0));
  return GROUPS.flatMap((name, group) => {
    if (name === null) return [];
    const emojis = ordered
      .filter((entry) => entry.group === group)
      // The data set may know newer ones than this server.
      .flatMap((entry) => {
        const sign = wholeEmoji(entry.unicode) ?? wholeEmoji(entry.unicode.replaceAll("\uFE0F", ""));
        if (!sign) return [];
        const tones = entry.skins?.length === 5 ? entry.skins.map(({ unicode }) => unicode) : null;
        return {
          ...{ sign, label: entry.label, codes: codesOf(entry.hexcode), tags: (entry.tags ?? []).join(" ") },
          ...(tones?.every((tone) => wholeEmoji(tone)) ? { tones } : {}),
        };
      });
    return { name, emojis };
  });
}
