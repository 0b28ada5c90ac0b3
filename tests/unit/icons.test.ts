import { describe, expect, it } from "vitest";
import { iconSprite } from "~/components/ui/icon-sprite.server";

describe("the sprite of icons", () => {
  const symbols = [
    ...iconSprite().matchAll(/<symbol id="icon-([a-z0-9-]+)" viewBox="0 0 24 24">(.*?)<\/symbol>/g),
  ];

  it("draws each of them once, without a frame of its own", () => {
    expect(symbols.length).toBeGreaterThan(30);
    expect(new Set(symbols.map(([, name]) => name)).size).toBe(symbols.length);
    for (const [, , drawing] of symbols) expect(drawing).toMatch(/^<(?!svg)[a-z]+ [^]*>$/);
  });

  it("stays small: every page carries it", () => {
    expect(iconSprite().length).toBeLessThan(20_000);
  });
});
