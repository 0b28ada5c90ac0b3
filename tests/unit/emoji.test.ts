import { expect, it } from "vitest";
import { emojiCalled, findEmojis, toned } from "~/domain/emoji/emoji";
import { emojiGroups } from "~/domain/emoji/list.server";
import { wholeEmoji } from "~/domain/messages/schema";

const all = emojiGroups().flatMap(({ emojis }) => emojis);
const found = (query: string) => findEmojis(all, query, 6).map(({ sign }) => sign);

it("every emoji to choose is one that a reaction may be, and stands there once", () => {
  const signs = all.flatMap(({ sign, tones = [] }) => [sign, ...tones]);
  expect(signs.length).toBeGreaterThan(2500);
  expect(signs.filter((sign) => wholeEmoji(sign) !== sign)).toEqual([]);
  expect(new Set(signs).size).toBe(signs.length);
  expect(emojiGroups().map(({ name }) => name)).toEqual([
    "Smileys",
    "People",
    "Nature",
    "Food",
    "Travel",
    "Activities",
    "Objects",
    "Symbols",
    "Flags",
  ]);
});

it("is found by code, by label and by tag, the closest first", () => {
  expect(found("tada")[0]).toBe("🎉");
  expect(found("+1")[0]).toBe("\u{1F44D}");
  // Of those that begin so, the one of which the least is left to be typed.
  expect(found("fir")[0]).toBe("🔥");
  expect(found("headph")).toContain("\u{1F3A7}");
  expect(found("red heart")[0]).toBe("❤️");
  expect(found("party").length).toBe(6);
  expect(found("no such emoji")).toEqual([]);
  expect(found(" ")).toEqual([]);
});

it("has its code, and its tones", () => {
  const wave = emojiCalled(all, "WAVE")!;
  expect([0, 1, 5, 6].map((tone) => toned(wave, tone))).toEqual(["👋", "👋🏻", "👋🏿", "👋"]);
  expect(toned(emojiCalled(all, "tada")!, 3)).toBe("🎉");
  expect(emojiCalled(all, "nothing")).toBeUndefined();
});
