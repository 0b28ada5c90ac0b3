// `npm test`: prepares, finds what the tests need, runs every check and every test, and sums them up in the last line.
//   node .ci/test.mjs --only=vitest,lint     some steps only
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { prepare } from "./prepare.mjs";
import { root, run } from "./shell.mjs";
import { closingLine, countExit, countPlaywright, countVitest, exitCode, sum } from "./summary.mjs";

const reports = join(root, "tests", ".reports");

/** @param {string} name */
function report(name) {
  try {
    return JSON.parse(readFileSync(join(reports, `${name}.json`), "utf8"));
  } catch {
    return null;
  }
}

/** @type {{ name: string, script: string, count: (exit: number) => import("./summary.mjs").Count }[]} */
const steps = [
  { name: "format", script: "format:check", count: countExit },
  { name: "lint", script: "lint", count: countExit },
  { name: "typecheck", script: "typecheck", count: countExit },
  { name: "vitest", script: "vitest", count: (exit) => countVitest(report("vitest"), exit) },
  { name: "playwright", script: "playwright", count: (exit) => countPlaywright(report("playwright"), exit) },
];

function chosenSteps() {
  const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);
  if (only === undefined) return steps;
  const names = only.split(",");
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) throw new Error(`No step ${unknown}. There are ${steps.map((step) => step.name)}.`);
  return steps.filter((step) => names.includes(step.name));
}

/** @param {typeof steps} chosen */
async function environment(chosen) {
  const needs = (/** @type {string} */ name) => chosen.some((step) => step.name === name);
  /** @type {NodeJS.ProcessEnv} */
  const env = { NODE_ENV: undefined };
  // Loaded only now: these use packages, which prepare() may have just installed.
  if (needs("vitest")) {
    const { findServices } = await import("./services.mjs");
    const services = await findServices();
    if (!services.TEST_DATABASE_URL) console.log("No PostgreSQL found: the tests that need it are skipped.");
    if (!services.TEST_REDIS_URL) console.log("No Redis found: the tests that need it are skipped.");
    Object.assign(env, services);
  }
  if (needs("playwright")) {
    const { ensureChromium } = await import("./chromium.mjs");
    const chromium = ensureChromium();
    if (chromium) env["CHROMIUM_PATH"] = chromium;
    else console.log("No Chromium found, and none could be installed: the browser tests will fail.");
  }
  return env;
}

async function runSteps() {
  const chosen = chosenSteps();
  prepare();
  rmSync(reports, { recursive: true, force: true });
  const env = await environment(chosen);
  const results = chosen.map(({ name, script, count }) => {
    console.log(`\n── ${name} ──`);
    const start = performance.now();
    const result = count(run("npm", ["run", "--silent", script], env));
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    return { result, line: `${name}: ${closingLine(result)} (${seconds} s)` };
  });
  console.log(`\n${results.map(({ line }) => line).join("\n")}\n`);
  return sum(results.map(({ result }) => result));
}

/** Where not even the steps could be run, that is the one failure. */
const total = await runSteps().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  return countExit(1);
});
console.log(closingLine(total));
process.exitCode = exitCode(total);
