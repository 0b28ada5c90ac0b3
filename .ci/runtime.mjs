// Lays out in a folder what the built application needs to run, and nothing that only building it takes: the files of
// the packages are found by following what is imported. `node .ci/runtime.mjs FOLDER`, after `npm run build`.
import { nodeFileTrace } from "@vercel/nft";
import { cpSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./shell.mjs";

/** What it reads by name, not by importing. */
const READ = [
  ...["build", "public", "prisma/migrations", "prisma/schema.prisma", "package.json"],
  ...["package.json", "en/compact.json", "en/shortcodes/github.json", "en/shortcodes/emojibase.json"].map(
    (file) => `node_modules/emojibase-data/${file}`,
  ),
  ...["package.json", "700Bold/BricolageGrotesque_700Bold.ttf"].map(
    (file) => `node_modules/@expo-google-fonts/bricolage-grotesque/${file}`,
  ),
];
/** The query compilers: read as files too. */
const COMPILERS = ["sqlite", "postgresql"].map(
  (engine) => `node_modules/@prisma/client/runtime/query_compiler_small_bg.${engine}.wasm-base64.js`,
);
/** Where it starts. */
const STARTS = ["server", "index", "move", "backup", "restore"].map((name) => `build/${name}.js`);

/**
 * @param {string} folder made where it is not there yet
 * @returns {Promise<number>} how many files of packages it took
 */
export async function layOut(folder) {
  // Some packages have a form of their own for Node since 20.19, which is what an image has.
  const { fileList } = await nodeFileTrace(
    STARTS.map((file) => join(root, file)),
    { base: root, conditions: ["node", "module-sync"] },
  );
  const packages = [...fileList].filter((file) => file.startsWith("node_modules/"));
  for (const file of packages) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file), { verbatimSymlinks: true });
  }
  for (const file of [...READ, ...COMPILERS])
    cpSync(join(root, file), join(folder, file), { recursive: true });
  return packages.length;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = process.argv[2];
  if (!folder) throw new Error("Which folder? node .ci/runtime.mjs FOLDER");
  console.log(`${await layOut(resolve(folder))} files of packages laid out in ${folder}`);
}
