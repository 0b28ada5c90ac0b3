import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));

/** A bare server to compare with, running as a process of its own. */
export type Baseline = { url: string; pid: number; stop(): Promise<void> };

/**
 * Compiles a file of tests/load/baselines as the application's server is compiled, starts it and waits for the line
 * with the port it listens on.
 */
export async function startBaseline(entry: string, env: Record<string, string> = {}): Promise<Baseline> {
  const outfile = `${root}build/bench/${entry.replace(/\.tsx?$/, "").replaceAll("/", "-")}.mjs`;
  await build({
    entryPoints: [`${here}baselines/${entry}`],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    jsx: "automatic",
    logLevel: "warning",
  });
  const child = spawn(process.execPath, [outfile], {
    cwd: root,
    env: { PATH: process.env["PATH"], NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const killNow = () => child.kill("SIGKILL");
  process.once("exit", killNow);
  const ended = once(child, "exit");
  const port = await Promise.race([
    once(createInterface({ input: child.stdout }), "line").then(([line]) => Number(line)),
    ended.then(() => Promise.reject(new Error(`The baseline ${entry} ended before it was ready.`))),
  ]);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid!,
    async stop() {
      killNow();
      await ended;
      process.removeListener("exit", killNow);
    },
  };
}

/** Memory that a process holds, in MB. */
export function residentMemory(pid: number): number {
  const [, kB] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kB) / 1024;
}
