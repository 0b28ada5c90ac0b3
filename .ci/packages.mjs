// Makes sure that what package-lock.json names is installed, and that its one compiled module loads.
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { aptInstall, answers, root, run } from "./shell.mjs";

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>}
 */
function lockedPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/** Compares with the list that npm leaves in node_modules after a whole install. Packages beyond it do no harm. */
function isInstalled() {
  const installedList = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedList)) return false;
  const installed = lockedPackages(installedList);
  return Object.entries(lockedPackages(join(root, "package-lock.json"))).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === "" || optional || devOptional || peer || installed[path]?.version === version,
  );
}

/** Installs the locked packages when they are missing or others than the lock file names. Throws when that fails. */
export function ensurePackages() {
  if (isInstalled()) return;
  const folder = join(root, "node_modules");
  if (existsSync(folder) && lstatSync(folder).isSymbolicLink()) {
    console.warn("node_modules belongs to another tree and does not match package-lock.json: left as it is.");
    return;
  }
  console.log("Installing packages…");
  // Without install scripts: they are the same under every npm then, and Prisma's would download engines that
  // nothing here uses. The build needs the development packages, whatever NODE_ENV says.
  const exit = run("npm", ["ci", "--ignore-scripts", "--include=dev", "--loglevel=error"]);
  if (exit !== 0) throw new Error("Installing packages failed: see npm's message above.");
}

const probe = 'const Database = require("better-sqlite3"); new Database(":memory:").close();';

function sqliteLoads() {
  try {
    const Database = createRequire(join(root, "package.json"))("better-sqlite3");
    new Database(":memory:").close();
    return true;
  } catch {
    return false;
  }
}

/** Where this Node's own headers lie, node-gyp need not download them. */
function nodeHeaders() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, "include", "node", "node.h")) ? { npm_config_nodedir: prefix } : {};
}

function rebuildSqlite() {
  // Fetches the version built for this platform, else compiles.
  const args = ["rebuild", "better-sqlite3", "--ignore-scripts=false"];
  return run("npm", args, nodeHeaders()) === 0 && run(process.execPath, ["-e", probe]) === 0;
}

/** Makes sure that the SQLite module loads in this Node on this system, building it where it does not, or throws. */
export function ensureSqlite() {
  if (sqliteLoads()) return;
  console.log("Building better-sqlite3 for this system (a minute or two the first time)…");
  if (rebuildSqlite()) return;
  const missing = { python3: "python3", make: "make", "c++": "g++" };
  const packages = Object.entries(missing).flatMap(([program, name]) => (answers(program) ? [] : [name]));
  if (packages.length > 0 && aptInstall(packages) && rebuildSqlite()) return;
  throw new Error(
    "The SQLite module (better-sqlite3) cannot be loaded, downloaded or built here. Building it takes python3, " +
      "make and a C++ compiler (on Debian and Ubuntu: apt-get install python3 make g++); then try again.",
  );
}
