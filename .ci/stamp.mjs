// Whether something made from files is still up to date: a stamp beside it holds the hash of what it was made from.
// Contents are hashed, not times: a checkout gives every file a new time.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./shell.mjs";

/**
 * @param {string} path from the root
 * @param {string[]} except paths from the root that are left out
 * @returns {string[]} the file itself, or every file below the folder, in a fixed order; none where there is nothing
 */
function filesOf(path, except) {
  if (except.includes(path) || !existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`, except));
}

/**
 * @param {string[]} paths files and folders, from the root
 * @param {string[]} [except]
 * @returns {string} SHA-256 of their names and contents, hex
 */
export function hashOf(paths, except = []) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesOf(path, except))) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * @param {string} stamp path of the stamp, from the root
 * @param {string} hash
 * @returns {boolean}
 */
export function isCurrent(stamp, hash) {
  const file = join(root, stamp);
  return existsSync(file) && readFileSync(file, "utf8") === hash;
}

/**
 * @param {string} stamp path of the stamp, from the root
 * @param {string} hash
 */
export function markCurrent(stamp, hash) {
  writeFileSync(join(root, stamp), hash);
}
