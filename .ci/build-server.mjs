// Compiles server.ts to build/server.js. Packages stay outside: they are read from node_modules.
import { build } from "esbuild";

await build({
  entryPoints: ["server.ts"],
  outfile: "build/server.js",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  // The Remix build is loaded when the server starts, never copied into it.
  external: ["./build/index.js"],
  logLevel: "warning",
});
