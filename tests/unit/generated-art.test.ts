import { expect, test } from "vitest";
import { generatedAvatar } from "~/components/ui/generated-avatar";
import { generatedCover } from "~/components/ui/generated-cover";

const seeds = Array.from({ length: 400 }, (_, i) => `0190a3c2-7b1e-7000-8000-${String(i).padStart(12, "0")}`);
const genres = [null, "Ambient", "Drum & Bass", "Hip-Hop", "constructor", "nothing known"];

test("the same seed gives the same drawing", () => {
  for (const seed of seeds) {
    expect(generatedAvatar(seed)).toBe(generatedAvatar(seed));
    expect(generatedCover(seed, "Jazz")).toBe(generatedCover(seed, "Jazz"));
  }
});

test("ids made one after the other look different", () => {
  expect(new Set(seeds.map(generatedAvatar)).size).toBeGreaterThan(300);
  expect(new Set(seeds.map((seed) => generatedCover(seed))).size).toBeGreaterThan(300);
});

test("a drawing is a light, well-formed document without a word of its seed or genre", () => {
  for (const [i, seed] of seeds.entries()) {
    for (const svg of [generatedAvatar(seed), generatedCover(`<script>${seed}`, genres[i % genres.length])]) {
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*>.*<\/svg>$/);
      expect(svg).not.toMatch(/NaN|undefined|script|[&]/);
      expect(svg.length).toBeLessThan(9000);
    }
  }
});
