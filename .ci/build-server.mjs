// Compiles server.ts to build/server.js, and each command to a file beside it. Packages stay outside: they are read from
// node_modules.
import { readFileSync, writeFileSync } from "node:fs";
import { build, transformSync } from "esbuild";

await build({
  entryPoints: ["server.ts", "commands/move.ts", "commands/backup.ts", "commands/restore.ts"],
  outdir: "build",
  entryNames: "[name]",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  // The Remix build is loaded when the server starts, never copied into it.
  external: ["./build/index.js"],
  logLevel: "warning",
});

// V8 keeps the text of what it runs, and one letter beyond Latin-1 makes each of its two million take two bytes.
const pages = "build/index.js";
writeFileSync(pages, transformSync(readFileSync(pages, "utf8"), { charset: "ascii", format: "esm" }).code);
