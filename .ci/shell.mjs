// Running other programs, for the scripts of this folder. Plain Node: it works before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, without a slash at its end. */
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

const windows = process.platform === "win32";

/**
 * Runs a program in the repository's root with its output shown, and waits for its end. Programs of
 * node_modules/.bin are found by name.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to this process's own; undefined takes a variable away
 * @returns {number} its exit code; 1 when it did not start or was ended by a signal
 */
export function run(program, args, env = {}) {
  return spawnSync(program, args, { ...options(env), stdio: "inherit" }).status ?? 1;
}

/** @param {NodeJS.ProcessEnv} env */
function options(env) {
  const path = [join(root, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
  return { cwd: root, env: { ...process.env, PATH: path, ...env }, shell: windows, maxBuffer: 1 << 26 };
}

/**
 * The same for what is worth reading only when it fails: its output is shown then.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {number}
 */
export function runQuietly(program, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(program, args, { ...options(env), encoding: "utf8" });
  if (status !== 0) process.stderr.write(`${stdout}${stderr}`);
  return status ?? 1;
}

/**
 * @param {string} program a name or a path
 * @returns {boolean} whether it is there and answers `--version`
 */
export function answers(program) {
  return spawnSync(program, ["--version"], { stdio: "ignore", timeout: 20_000, shell: windows }).status === 0;
}

/**
 * Installs packages of a Debian or Ubuntu system, where this process may.
 *
 * @param {string[]} packages
 * @returns {boolean} whether they are installed now
 */
export function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  console.log(`Installing ${packages.join(", ")} with apt…`);
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update", "-qq"], quiet);
  return run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], quiet) === 0;
}
