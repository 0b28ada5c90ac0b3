import { expect, test } from "vitest";
import { parseText } from "~/components/timeline/rich-text";

function links(text: string): string[] {
  return parseText(text).flatMap((part) => (part.kind === "link" ? [part.href] : []));
}

test("addresses become links, the words around them stay", () => {
  expect(parseText("see https://a.example/b?c=1#d now")).toEqual([
    { kind: "text", text: "see " },
    { kind: "link", text: "https://a.example/b?c=1#d", href: "https://a.example/b?c=1#d" },
    { kind: "text", text: " now" },
  ]);
});

test("what closes the sentence or the bracket is not part of the address", () => {
  expect(links("Heard https://a.example/x. And (https://b.example/y), right?")).toEqual([
    "https://a.example/x",
    "https://b.example/y",
  ]);
  expect(links("https://en.wikipedia.org/wiki/Dub_(music)")).toEqual([
    "https://en.wikipedia.org/wiki/Dub_(music)",
  ]);
});

test("nothing but http and https is a link, and broken addresses are words", () => {
  expect(links("javascript://alert(1) data://x ftp://a.example http://")).toEqual([]);
  expect(links('https://a.example/"onmouseover="x')).toEqual(["https://a.example/"]);
});

test("no character gets lost", () => {
  for (const text of ["", "plain", "https://a.example", "a https://b.example/.,;) c\nhttp://["]) {
    expect(
      parseText(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  }
});
