// Finds a Chromium for the browser tests, and gets one where there is none.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { answers, aptInstall, run } from "./shell.mjs";

// A browser that only a test looks at need not draw a window: the shell takes half the time for the same pages.
const shell = "chromium-headless-shell";
const names = [shell, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Playwright wants a path, not a name. */
function onPath() {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .filter((path) => existsSync(path))
    .find(answers); // Some systems have a chromium-browser that only tells how to install one.
}

function playwrightsOwn() {
  const path = createRequire(import.meta.url)("playwright").chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** @returns {string | undefined} path of a Chromium that runs: CHROMIUM_PATH, the system's, Playwright's own */
export function findChromium() {
  return process.env["CHROMIUM_PATH"] || (onPath() ?? playwrightsOwn());
}

/** @returns {string | undefined} as findChromium, after trying to install a quick one, or else any */
export function ensureChromium() {
  const found = findChromium();
  const quick = process.env["CHROMIUM_PATH"] || found?.endsWith(shell) || found === playwrightsOwn();
  if (found && (quick || !aptInstall([shell]))) return found;
  if (!found && !aptInstall([shell]) && !aptInstall(["chromium"])) run("playwright", ["install", "chromium"]);
  return findChromium();
}
