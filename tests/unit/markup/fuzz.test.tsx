import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { RichText } from "~/components/timeline/rich-text";
import { parseMarkup } from "~/domain/messages/markup/parse";
import { plainTextOf } from "~/domain/messages/markup/plain-text";
import { contentOf, depthOf } from "../../support/markup-notation";
import { countWork } from "../../support/work";

const PIECES = [
  ..."*_~`[]()>-+@\\ \n\t.!<&\"'=:/#1aé漢😀",
  ...[
    "**",
    "```",
    "~~",
    "> ",
    "- ",
    "1. ",
    "](",
    "](https://a.example)",
    "https://",
    "http://[",
    "https://a.example/x",
  ],
  ...[
    "mailto:a@b.c",
    "javascript:alert(1)",
    "@kaya",
    "@room",
    "<script>",
    "onerror=",
    "</p>",
    "  - ",
    "\n\n",
    "word",
  ],
];
const written = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 120 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 200 }),
);
const RUNS = { numRuns: 3000 };

const ELEMENTS = "p div strong em s code pre span blockquote ul ol li a";
const ATTRIBUTES: Record<string, string[]> = {
  p: ["class"],
  div: ["class"],
  span: ["class"],
  a: ["href", "target", "rel", "class", "title"],
  ol: ["start"],
};

it("no text makes an element or an attribute outside the list, nor a link to anything but the web and mail", () => {
  fc.assert(
    fc.property(written, (text) => {
      const html = renderToStaticMarkup(<RichText text={text} />);
      for (const [, name, attributes] of html.matchAll(/<\/?([^\s/>]+)((?:\s[^<>]*)?)>/g)) {
        expect(ELEMENTS.split(" ")).toContain(name);
        const names = [...attributes!.matchAll(/\s([^\s="]+)="[^"]*"/g)].map(([, attribute]) => attribute);
        expect(ATTRIBUTES[name!] ?? []).toEqual(expect.arrayContaining(names));
        if (name !== "a" || !attributes) continue;
        expect(attributes).toMatch(/ href="(https?:\/\/|mailto:)/i);
        expect(attributes).toContain(' rel="nofollow noopener ugc"');
      }
      // Nothing is left between the tags that could be one.
      expect(html.replace(/<\/?[a-z]+(?:\s[a-z]+="[^"<>]*")*>/g, "")).not.toMatch(/[<>]/);
    }),
    RUNS,
  );
});

it("no text gets lost: all but marks and space is in the tree, in its order", () => {
  const bare = (text: string) => text.replace(/[\s*_~`[\]()>\\+.-]|\d/g, "");
  fc.assert(
    fc.property(written, (text) => {
      expect(bare(contentOf(parseMarkup(text)))).toBe(bare(text));
    }),
    RUNS,
  );
});

it("what holds no marks is itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."abc é漢😀.,;!?'\"&<#/(){}\n") }), (text) => {
      const written = text.replace(/\n\s*\n/g, "\n").trim();
      expect(plainTextOf(written)).toBe(written);
    }),
    RUNS,
  );
});

it("no tree is deep", () => {
  fc.assert(
    fc.property(written, (text) => {
      expect(depthOf(parseMarkup(text))).toBeLessThan(32);
    }),
    RUNS,
  );
  for (const piece of ["*a _b ", "[", "> ", ">", "- ", "*_", "**a *b "])
    expect(depthOf(parseMarkup(piece.repeat(5000)))).toBeLessThan(32);
});

/** Ten times the work, and some for what the engine forgets to count while it tidies up; quadratic would be a hundred. */
const LINEAR = 15;
const REPEATED = [
  ...PIECES,
  ...["*a ", "*a* ", "a* ", "_a ", "**a *b ", "*_", "[a", "[a](", "](", "a](b", "`a", "`` ` ", "``a`b```c"],
  ...[
    "\\",
    "\\*",
    "@a",
    "@a_",
    "_@a",
    "____@abc",
    "http://[a",
    "http://a]",
    "http://a)",
    "http://",
    "[http://a](",
    "]((((",
  ],
  ...[
    "](http://(",
    "](http://a(b",
    "> a\n",
    ">> ",
    ">>>>\n",
    "- a\n",
    "-\n",
    "- a\n\n",
    "  - a\n",
    "1. a\n",
    "```\n",
    "```a\n",
  ],
  ...[
    "` \n",
    "\n \n",
    " \t",
    "```` ",
    "~~a",
    "~~~",
    "(((",
    ")))",
    "mailto:a@",
    "[a](mailto:",
    "[a](mailto:@",
  ],
];

it("whatever is repeated or mixed, ten times the text is ten times the work", async () => {
  await countWork("/markup/", async (workOf) => {
    const grows = async (pieces: string, times: number) => {
      const small = await workOf(() => void parseMarkup(pieces.repeat(times)));
      const large = await workOf(() => void parseMarkup(pieces.repeat(10 * times)));
      expect(large / Math.max(small, 100), JSON.stringify(pieces)).toBeLessThan(LINEAR);
    };
    // The engine counts only what it has seen before.
    parseMarkup(REPEATED.join("").repeat(10));
    for (const piece of REPEATED) await grows(piece, 300);
    const mixed = fc.array(fc.constantFrom(...REPEATED), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(mixed, (pieces) => grows(pieces.join(""), 100)),
      { numRuns: 150 },
    );
  });
});

it("what the engine reads for itself stays linear, too: a long message is read in no time", () => {
  for (const piece of REPEATED) {
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    const started = performance.now();
    parseMarkup(text);
    // Quadratic would be minutes; a hundred times a message's length takes some milliseconds.
    expect(performance.now() - started, JSON.stringify(piece)).toBeLessThan(2000);
  }
});
