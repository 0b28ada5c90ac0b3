import fc from "fast-check";
import { expect, it } from "vitest";
import { markedExcerpt, scoreOf } from "~/domain/search/marks";
import { termsOf } from "~/domain/search/terms";

const words = (query: string) =>
  termsOf(query).map(({ words, prefix }) => words.join(" ") + (prefix ? "*" : ""));

it.each([
  ["deep house", ["deep", "house*"]],
  ["deep house ", ["deep", "house"]],
  ['"deep house" tonight', ["deep house", "tonight*"]],
  ['"deep house"', ["deep house"]],
  ['"deep hou', ["deep hou*"]],
  ["bass* line ", ["bass*", "line"]],
  ["Café NOËL ", ["cafe", "noel"]],
  ["hip-hop ", ["hip hop"]],
  ["x", ["x"]],
  ["!!! ()", []],
  ["“curly quotes” too ", ["curly quotes", "too"]],
])("%s asks for %j", (query, terms) => expect(words(query)).toEqual(terms));

const marked = (text: string, query: string) =>
  markedExcerpt(text, termsOf(query))
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join("");

it.each([
  ["The bassline, again", "bass", "The [bassline], again"],
  ["Le café noël", "cafe ", "Le [café] noël"],
  ["the room goes quiet, quiet", '"goes quiet"', "the room [goes quiet], quiet"],
  ["quiet goes", '"goes quiet"', "quiet goes"],
  ["one two one", "one two ", "[one] [two] [one]"],
  ["a hip-hop night", "hip-hop ", "a [hip-hop] night"],
])("in “%s”, %s marks %s", (text, query, expected) => expect(marked(text, query)).toBe(expected));

it("a long text is cut around its first hit", () => {
  const text = `${"before ".repeat(60)}needle ${"after ".repeat(100)}`;
  const cut = marked(text, "needle ");
  expect(cut).toMatch(/^…before .*\[needle\] after .*…$/);
  expect(cut.length).toBeLessThan(300);
});

it("the parts of a text are the text, whatever it holds", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.string({ maxLength: 30 }),
      (text, query) => {
        expect(
          markedExcerpt(text, termsOf(query))
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
      },
    ),
  );
});

it("whole words, close together and often, answer better", () => {
  const better = (query: string, first: string, second: string) =>
    expect(scoreOf(first, termsOf(query))).toBeGreaterThan(scoreOf(second, termsOf(query)));
  better("house", "a house", "a houseplant");
  better("deep house ", "deep house", "deep in a very large house");
  better("house ", "house house house", "house");
  better("house ", "house", `house ${"and more ".repeat(40)}`);
});
