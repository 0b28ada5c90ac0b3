import { expect, it } from "vitest";
import { plainTextOf } from "~/domain/messages/markup/plain-text";
import { notation } from "../../support/markup-notation";

const reads = (cases: [string, string][]) =>
  it.each(cases)("reads %j", (text, tree) => expect(notation(text)).toBe(tree));

reads([
  // Marks of a line.
  ["plain words", "p(plain words)"],
  ["**bold** and *italic* and _italic_", "p(strong(bold) and em(italic) and em(italic))"],
  ["__bold__, ~~gone~~!", "p(strong(bold), strike(gone)!)"],
  ["***both*** **bold *it* on**", "p(em(strong(both)) strong(bold em(it) on))"],
  ["(*a*) “_b_”", "p((em(a)) “em(b)”)"],
  ["two\n*lines\nof* text", "p(two\nem(lines\nof) text)"],
  ["**重要**的 这是**重要**的", "p(strong(重要)的 这是strong(重要)的)"],
  // Inside words, and in faces, they are none.
  ["snake_case_name 2*3*4 f**x**y", "p(snake_case_name 2*3*4 f**x**y)"],
  ["2 * 3 * 4 ** 5", "p(2 * 3 * 4 ** 5)"],
  ["f(*args, **kwargs) file.__init__", "p(f(*args, **kwargs) file.__init__)"],
  ["^_^ and ^_^ -_- *_* ~~ ~", "p(^_^ and ^_^ -_- *_* ~~ ~)"],
  ["¯\\_(ツ)_/¯", "p(¯\\_(ツ)_/¯)"],
  ["**open *and* `never closed", "p(**open em(and) `never closed)"],
  ["****four**** *a**", "p(****four**** em(a)*)"],
  ["\\*not\\* \\_this\\_ \\[x] C:\\dir", "p(*not* _this_ [x] C:\\dir)"],
  // Code.
  ["`a*b*` and ``a`b``", "p(code(a*b*) and code(a`b))"],
  ["`` ` `` x `@kaya`", "p(code(`) x code(@kaya))"],
  // Links and addresses.
  ["[the *set*](https://a.example/x)", "p(link[https://a.example/x](the em(set)))"],
  ["[m](mailto:a@b.example)", "p(link[mailto:a@b.example](m))"],
  ["[w](https://a.example/Dub_(music))", "p(link[https://a.example/Dub_(music)](w))"],
  ["[a] b](https://a.example)", "p([a] b](<https://a.example>))"],
  ["[a [b] c](https://a.example)", "p(link[https://a.example](a [b] c))"],
  ["[x](javascript:alert(1)) [x](//a.example)", "p([x](javascript:alert(1)) [x](//a.example))"],
  ["[x](data:text/html,x) [](https://a.example)", "p([x](data:text/html,x) [](<https://a.example>))"],
  ["[x](https://a.example y)", "p([x](<https://a.example> y))"],
  // A label that is an address would promise another place than it leads to.
  ["[https://bank.example](https://evil.example)", "p([<https://bank.example>](<https://evil.example>))"],
  ["**https://a.example/b_c_d**", "p(strong(<https://a.example/b_c_d>))"],
  ["see https://a.example/b?c=1#d now", "p(see <https://a.example/b?c=1#d> now)"],
  [
    "Heard https://a.example/x. And (https://b.example/y), right?",
    "p(Heard <https://a.example/x>. And (<https://b.example/y>), right?)",
  ],
  ["https://a.example/wiki/Dub_(music)", "p(<https://a.example/wiki/Dub_(music)>)"],
  ["javascript://alert(1) ftp://a.example http://", "p(javascript://alert(1) ftp://a.example http://)"],
  ['https://a.example/"onmouseover="x', 'p(<https://a.example/>"onmouseover="x)'],
  // Names.
  ["@_kaya_ and *@kaya*, _@kaya on_", "p(name(@_kaya_) and em(name(@kaya)), em(name(@kaya) on))"],
  ["me@mail.example x_@kaya @ab", "p(me@mail.example x_@kaya @ab)"],
  ["[@kaya](https://a.example)", "p(link[https://a.example](@kaya))"],
  // Blocks.
  ["one\n\n\ntwo", "p(one) | p(two)"],
  ["> said\n> *twice*\nanswered", "quote(p(said\nem(twice))) | p(answered)"],
  ["> > deep\n> less", "quote(quote(p(deep)) | p(less))"],
  [">_< >:( \n>.<", "p(>_< >:( \n>.<)"],
  ["- a\n- b\n  - c\n  more", "ul(p(a) , p(b) | ul(p(c)) | p(more))"],
  ["3. a\n4. b\n\n5. c", "ol[3](p(a) , p(b) , p(c))"],
  ["it was\n1999. A year", "p(it was\n1999. A year)"],
  ["order:\n1. a\n2. b", "p(order:) | ol[1](p(a) , p(b))"],
  ["* a\n* b\n- c", "ul(p(a) , p(b)) | ul(p(c))"],
  ["+1 -1 -- *", "p(+1 -1 -- *)"],
  ["```js\nlet *a*;\n\n> b\n```\nafter", "pre[js](let *a*;\n\n> b) | p(after)"],
  ["```\nnever\nclosed", "pre[](never\nclosed)"],
  ["````\n```\n````", "pre[](```)"],
  ["```let a = 1```", "p(code(let a = 1))"],
  ["# no heading\n![no](x) <b>no</b> &amp;", "p(# no heading\n![no](x) <b>no</b> &amp;)"],
]);

it.each([
  ["**a** _b_ `c` [d](https://a.example) https://b.example/ @kaya", "a b c d https://b.example/ @kaya"],
  ["> a\n> b\n\n- c\n- d\n\n2. e", "a\nb\n• c\n• d\n2. e"],
  ["```js\nx*y*z\n```", "x*y*z"],
])("as words, %j is %j", (text, words) => expect(plainTextOf(text)).toBe(words));
