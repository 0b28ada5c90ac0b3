import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../app/styles/tokens.css", import.meta.url), "utf8");

type Rgb = [number, number, number];
type Tokens = Record<string, string>;

/** The custom properties of the first block that begins with `selector`. */
function tokensOf(selector: string): Tokens {
  const start = css.indexOf(selector);
  expect(start, `${selector} is in tokens.css`).toBeGreaterThan(-1);
  const block = css.slice(start, css.indexOf("}", start));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1], m[2]]));
}

const dark = tokensOf('[data-theme="dark"] {');
const light = tokensOf('[data-theme="light"] {');
const system = tokensOf('[data-theme="system"] {');

function colour(tokens: Tokens, name: string): Rgb {
  const parts = (tokens[name] ?? "").split(" ").map(Number);
  expect(parts, `--${name} is an RGB triplet`).toHaveLength(3);
  return parts as Rgb;
}

/** WCAG 2.2, relative luminance. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: Rgb, other: Rgb): number {
  const [dim, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (bright + 0.05) / (dim + 0.05);
}

function blend(over: Rgb, under: Rgb, opacity: number): Rgb {
  return over.map((part, i) => part * opacity + (under[i] ?? 0) * (1 - opacity)) as Rgb;
}

const SURFACES = ["ground", "rail", "card", "raised", "overlay"];
const TEXTS = ["text", "text-soft", "text-faint", "coral-text", "mint-text", "yellow-text", "danger-text"];

describe.each([
  ["dark", dark],
  ["light", { ...dark, ...light }],
])("%s theme", (_, tokens) => {
  test.each(SURFACES.flatMap((surface) => TEXTS.map((text) => [text, surface])))(
    "%s reads on %s (4.5 to 1)",
    (text, surface) => {
      expect(contrast(colour(tokens, text), colour(tokens, surface))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each([
    ["on-coral", "coral"],
    ["on-coral", "coral-bright"],
    ["on-accent", "mint"],
    ["on-accent", "yellow"],
    ["ground", "danger-text"],
  ])("%s reads on a fill of %s (4.5 to 1)", (text, fill) => {
    expect(contrast(colour(tokens, text), colour(tokens, fill))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["coral", "mint", "yellow"])("%s-text reads on its own tint, as badges use it", (hue) => {
    for (const surface of ["ground", "rail", "card"]) {
      const tint = blend(colour(tokens, hue), colour(tokens, surface), 0.15);
      expect(contrast(colour(tokens, `${hue}-text`), tint)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("the edge of a field and the ring of focus stand out (3 to 1)", () => {
    for (const surface of ["ground", "card", "overlay"]) {
      expect(contrast(colour(tokens, "field-line"), colour(tokens, surface))).toBeGreaterThanOrEqual(3);
      expect(contrast(colour(tokens, "mint-text"), colour(tokens, surface))).toBeGreaterThanOrEqual(3);
    }
  });
});

test("the system's light theme is the light theme", () => {
  expect(system).toEqual(light);
});
