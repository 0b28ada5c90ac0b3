// Makes a generated client smaller in memory, in two ways. The format is that of the Prisma release that package.json names
// exactly; what cannot be read to its end is left as it is.
//
// It holds a graph of everything that can be asked, once for each
// connection: 2,000 nodes, each an object whose keys are the places of names in one list. V8 lays such an object out as
// an array up to its highest key, mostly of holes, which costs 6 MB a connection; keys that begin beyond a thousand it
// keeps in a table of those there are. So the names move to where it does.
//
// And it imports its query compiler as a text of 2 MB, which stays, once as the text and once as the module around it. Read
// from its file, it goes when it has been compiled.
import { readFileSync, writeFileSync } from "node:fs";

/** V8 keeps a table from a gap of 1,024 on. */
const SHIFT = 1100;

/** @param {string} file the generated `internal/class.ts` */
export function slimClient(file) {
  const source = readFileSync(file, "utf8");
  const pattern =
    /(config\.parameterizationSchema = \{\s*strings: JSON\.parse\()(".*")(\),\s*graph: )"([^"]*)"/;
  const [, , list, , graph] = pattern.exec(source) ?? [];
  const moved = list && graph && shifted(graph);
  if (!moved) {
    console.warn(`${file}: its graph is not as expected, and stays larger than it could be.`);
    return;
  }
  const names = [...Array(SHIFT).fill(""), ...JSON.parse(JSON.parse(list))];
  const told = JSON.stringify(JSON.stringify(names));
  const smaller = source.replace(pattern, (_, head, __, middle) => `${head}${told}${middle}"${moved}"`);
  writeFileSync(file, withCompilerFromFile(smaller, file));
}

/**
 * @param {string} source
 * @param {string} file
 */
function withCompilerFromFile(source, file) {
  const imported = /const \{ wasm \} = await import\("([^"]+)\.mjs"\)/;
  if (!imported.test(source)) console.warn(`${file}: its compiler is not as expected, and stays twice.`);
  return source.replace(
    imported,
    (_, module) => `
    const [{ createRequire }, { readFileSync }] = await Promise.all([import("node:module"), import("node:fs")])
    const text = readFileSync(createRequire(import.meta.url).resolve("${module}.js"), "latin1")
    const wasm = text.slice(text.indexOf('"AGFzbQ') + 1, text.lastIndexOf('"'))`,
  );
}

/**
 * The graph with every place in the list of names SHIFT further on.
 * @param {string} graph
 * @returns {string | null} null where it is something else
 */
function shifted(graph) {
  const from = Buffer.from(graph, "base64url");
  /** @type {number[]} */
  const to = [];
  let at = 0;
  const byte = () => from[at++] ?? NaN;
  const read = () => {
    for (let value = 0, place = 0; ; place += 7) {
      const next = byte();
      value |= (next & 127) << place;
      if (!(next >= 128)) return value;
    }
  };
  const write = (/** @type {number} */ value) => {
    let rest = value;
    for (; rest >= 128; rest >>>= 7) to.push((rest & 127) | 128);
    to.push(rest);
    return value;
  };
  const copy = () => write(read());
  const name = () => write(read() + SHIFT);
  /** A place that may be none, which is 0; the others count from 1. */
  const nameOrNone = () => {
    const place = read();
    return write(place === 0 ? 0 : place + SHIFT);
  };

  const [inputs, outputs, roots] = [copy(), copy(), copy()];
  for (let node = 0; node < inputs && at < from.length; node += 1)
    for (let edges = copy(); edges > 0 && at < from.length; edges -= 1) {
      name();
      to.push(byte(), byte()); // Which scalars it takes.
      copy();
      nameOrNone();
      to.push(byte());
    }
  for (let node = 0; node < outputs && at < from.length; node += 1)
    for (let edges = copy(); edges > 0 && at < from.length; edges -= 1) {
      name();
      copy();
      copy();
    }
  for (let root = 0; root < roots && at < from.length; root += 1) {
    name();
    copy();
    copy();
  }
  return at === from.length ? Buffer.from(to).toString("base64url") : null;
}
