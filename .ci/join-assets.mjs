// Joins the browser's scripts into few files, and makes them smaller than esbuild does: a room's first load has 120 kB,
// and esbuild leaves it in sixty files, of which each is compressed by itself and asked for by itself. What every page
// needs becomes one file, what a room needs beyond it another, and so for a session. New contents get new names, and
// the manifest that the pages and the server know them by is written anew.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { rollup } from "rollup";
import { minify } from "terser";

const folder = resolve("public/build");
const address = "/build/";
const server = "build/index.js";

/** The places in which people stay. What both need comes with the first: a session's page asks for that too. */
const places = { room: "routes/rooms_.$slug", session: "routes/sessions.$id" };
/** What a room shares with so many pages comes with every page. */
const many = 8;

const manifestName = readdirSync(folder).find((name) => /^manifest-.*\.js$/.test(name));
if (!manifestName) throw new Error(`There is no manifest in ${folder}.`);
const opening = "window.__remixManifest=";
const manifestSource = readFileSync(join(folder, manifestName), "utf8");
/** @type {import("@remix-run/dev").AssetsManifest} */
const manifest = JSON.parse(manifestSource.slice(opening.length).replace(/;\s*$/, ""));
const routes = Object.values(manifest.routes);

/** @param {string} url */
const fileOf = (url) => join(folder, url.slice(address.length));

/** @param {{ module: string, imports?: string[] }[]} modules */
const everythingOf = (...modules) =>
  new Set(modules.flatMap(({ module, imports = [] }) => [module, ...imports]));

/** Which file a script goes into; undefined for those that stay by themselves. */
function joined() {
  /** @type {Map<string, string>} */
  const groups = new Map();
  const frame = everythingOf(manifest.entry, /** @type {any} */ (manifest.routes["root"]));
  for (const url of frame) groups.set(fileOf(url), "frame");
  // It begins as soon as it is read, which must be after the page has named its modules: nothing may import it.
  groups.delete(fileOf(manifest.entry.module));
  for (const [name, id] of Object.entries(places)) {
    const place = manifest.routes[id];
    if (!place) throw new Error(`There is no page ${id}.`);
    for (const url of everythingOf(place)) {
      if (groups.has(fileOf(url))) continue;
      const users = routes.filter(({ imports = [] }) => imports.includes(url)).length;
      groups.set(fileOf(url), name === "room" && users >= many ? "frame" : name);
    }
  }
  return groups;
}

const groups = joined();
const entries = [manifest.entry.module, ...routes.map(({ module }) => module)];
const bundle = await rollup({
  // Entries keep their names, without the hash of what they were before.
  input: Object.fromEntries(
    entries.map((url) => [url.slice(address.length).replace(/-[A-Z0-9]{8}\.js$/, ""), fileOf(url)]),
  ),
  preserveEntrySignatures: "allow-extension",
  plugins: [
    { name: "addresses", resolveId: (source) => (source.startsWith(address) ? fileOf(source) : null) },
    {
      name: "smaller",
      renderChunk: async (code) =>
        (
          await minify(code, {
            module: true,
            ecma: 2020,
            // Nothing here reads a property for what the reading does.
            compress: { passes: 3, pure_getters: true },
            format: { comments: false },
          })
        ).code ?? code,
    },
  ],
  onwarn(warning, warn) {
    // Server modules are empty here, and routes without a page are made of nothing else.
    if (warning.code !== "EMPTY_BUNDLE") warn(warning);
  },
});
const { output } = await bundle.generate({
  format: "es",
  entryFileNames: "[name]-[hash].js",
  chunkFileNames: "_shared/[name]-[hash].js",
  sanitizeFileName: false,
  hoistTransitiveImports: false,
  manualChunks: (id) => groups.get(id),
});

const chunks = output.filter((file) => file.type === "chunk");
const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
const byEntry = new Map(
  chunks.filter(({ isEntry }) => isEntry).map((chunk) => [chunk.facadeModuleId, chunk]),
);

/** An entry of the manifest, with the names that its scripts have now. @param {{ module: string }} entry */
function renamed(entry) {
  const chunk = byEntry.get(fileOf(entry.module));
  if (!chunk) throw new Error(`${entry.module} was lost.`);
  /** @type {Set<string>} */
  const imports = new Set();
  for (const waiting = [...chunk.imports]; waiting.length > 0;) {
    const name = /** @type {string} */ (waiting.pop());
    if (!imports.has(name)) waiting.push(...(byName.get(name)?.imports ?? []));
    imports.add(name);
  }
  return {
    ...entry,
    module: address + chunk.fileName,
    imports: [...imports].map((name) => address + name),
  };
}

const version = createHash("sha256")
  .update(chunks.map(({ fileName }) => fileName).join("\n"))
  .digest("hex")
  .slice(0, 8);
const newManifest = {
  ...manifest,
  entry: renamed(manifest.entry),
  routes: Object.fromEntries(routes.map((route) => [route.id, { ...route, ...renamed(route) }])),
  version,
  url: `${address}manifest-${version.toUpperCase()}.js`,
};

for (const name of readdirSync(folder, { recursive: true }))
  if (typeof name === "string" && name.endsWith(".js")) rmSync(join(folder, name));
for (const { fileName, code } of chunks) writeFileSync(join(folder, fileName), code);
writeFileSync(fileOf(newManifest.url), `${opening}${JSON.stringify(newManifest)};`);

const inServer = /^var assets_manifest_default = \{.*\};$/m;
const serverSource = readFileSync(server, "utf8");
if (!inServer.test(serverSource)) throw new Error(`There is no manifest in ${server}.`);
writeFileSync(
  server,
  serverSource.replace(inServer, () => `var assets_manifest_default = ${JSON.stringify(newManifest)};`),
);
