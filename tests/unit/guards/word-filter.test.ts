import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sameText } from "~/domain/messages/guards/plain-form";
import { findWord, wordFilter, wordsOf } from "~/domain/messages/guards/word-filter";

const found = (list: string[], text: string) => findWord(wordFilter(list), text);

describe("the word filter", () => {
  it.each([
    ["as it stands", "spam", "this is spam."],
    ["in capitals", "spam", "SPAM!"],
    ["with accents", "spam", "spám spåm"],
    ["listed with accents", "Café", "a cafe"],
    ["with marks heaped on it", "spam", "s̷̗p̴͉a̶͇m̸̺"],
    ["in wide letters", "spam", "ｓｐａｍ"],
    ["in letters of mathematics", "spam", "𝐬𝐩𝐚𝐦 and 𝓼𝓹𝓪𝓶"],
    ["in circles", "spam", "Ⓢⓟⓐⓜ"],
    ["with invisible characters in it", "spam", "s\u200Bp\u200Da\u00ADm"],
    ["with a filler in it", "spam", "s\u3164p\u115Fam"],
    ["spelled out with spaces", "spam", "buy s p a m now"],
    ["spelled out with dots", "spam", "s.p.a.m"],
    ["spelled out with lines", "spam", "s-p_a*m"],
    ["between underscores", "spam", "_spam_"],
    ["with a ligature", "office", "oﬃce"],
    ["with a sharp s", "strasse", "Straße"],
    ["with a stroke", "bjorn", "Bjørn"],
    ["as a phrase over lines and marks", "buy now", "Buy,\n  NOW!"],
    ["in a script without spaces", "悪い", "これは悪いことです"],
    ["as a pictogram", "🍆", "look 🍆🍆"],
    ["with an apostrophe", "don't", "I DON’T know"],
    ["in Cyrillic with its own marks", "ёлка", "Елка"],
  ])("finds a word %s", (_, word, text) => {
    expect(found([word], text)).not.toBeNull();
  });

  it.each([
    ["a word within a word", "ass", "a classic assembly"],
    ["half a phrase", "buy now", "buy it now"],
    ["a word cut in two", "spam", "sp am"],
    ["an accent that makes another word", "か", "が"],
    ["initials", "spam", "S. P. and A. B."],
    ["nothing", "spam", ""],
  ])("leaves %s alone", (_, word, text) => {
    expect(found([word], text)).toBeNull();
  });

  it("names what was found, as it was typed but plainly", () => {
    expect(found(["nothing", "buy now"], "please BÚY now")).toBe("buy now");
  });

  it("finds every word of a list wherever it stands among others, and none that is not there", () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 20 }),
        fc.uniqueArray(word, { maxLength: 20 }),
        fc.nat(),
        (list, others, at) => {
          const clean = others.filter((other) => !list.includes(other));
          expect(found(list, clean.join(" "))).toBeNull();
          const one = list[at % list.length]!;
          const place = at % (clean.length + 1);
          expect(found(list, [...clean.slice(0, place), one, ...clean.slice(place)].join(" "))).toBe(one);
        },
      ),
    );
  });

  it("takes any text and any list, in time that grows with the text alone", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), fc.string({ unit: "binary" }), (list, text) => {
        const word = found(list, text);
        if (word !== null) expect(wordsOf(text).join(" ")).not.toBe("");
      }),
    );
    const filter = wordFilter(Array.from({ length: 100 }, (_, n) => `${"a ".repeat(24)}${n}`));
    const started = performance.now();
    expect(findWord(filter, "a ".repeat(1000))).toBeNull();
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe("the same text", () => {
  it("is the same however it is typed", () => {
    for (const text of ["Hello  there", " hello\nTHERE ", "héllo there", "hel\u200Blo there"])
      expect(sameText(text)).toBe("hello there");
    expect(sameText("hello there!")).not.toBe("hello there");
  });
});
