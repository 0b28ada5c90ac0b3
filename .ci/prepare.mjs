// Brings a clone to where it can run: packages, the compiled SQLite module, Prisma clients, the build. Does only what
// is missing or out of date, and says nothing when that is nothing. Run before `npm start`, `npm test`, `npm run dev`.
import { pathToFileURL } from "node:url";
import { ensurePackages, ensureSqlite } from "./packages.mjs";
import { runQuietly } from "./shell.mjs";
import { hashOf, isCurrent, markCurrent } from "./stamp.mjs";

const made = ["app/db/generated", "public/build"];
const clients = {
  stamp: "app/db/generated/.stamp",
  from: [
    "prisma/schema.prisma",
    "prisma/variants.mjs",
    "prisma/generate.mjs",
    "prisma/slim-client.mjs",
    "package-lock.json",
  ],
};
const application = {
  stamp: "build/.stamp",
  from: [
    "app",
    "commands",
    "public",
    "prisma",
    "server.ts",
    "remix.config.js",
    "tailwind.config.ts",
    "tsconfig.json",
    "prisma.config.ts",
    "package-lock.json",
    ".ci/build-server.mjs",
    ".ci/join-assets.mjs",
    ".ci/compress-assets.mjs",
  ],
};

/** Leaves the repository installed, generated and built; throws, with a message for people, where that cannot be. */
export function prepare() {
  ensurePackages();
  ensureSqlite();
  const clientsHash = hashOf(clients.from);
  const applicationHash = hashOf(application.from, made);
  if (!isCurrent(application.stamp, applicationHash)) {
    console.log("Building…");
    // The tools warn of themselves, and one of them dies noisily once its work is done.
    // A NODE_ENV of the caller's would build another application than the one that is shipped.
    if (runQuietly("npm", ["run", "--silent", "build"], { NODE_ENV: undefined }) !== 0)
      throw new Error("The build failed.");
    markCurrent(clients.stamp, clientsHash);
    markCurrent(application.stamp, applicationHash);
  } else if (!isCurrent(clients.stamp, clientsHash)) {
    console.log("Generating the Prisma clients…");
    if (runQuietly("npm", ["run", "--silent", "generate"]) !== 0)
      throw new Error("Generating the Prisma clients failed.");
    markCurrent(clients.stamp, clientsHash);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    prepare();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
