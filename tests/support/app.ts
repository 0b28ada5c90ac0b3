import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The built application, running as a process of its own. */
export type App = {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  url: string;
  pid: number;
  dataDir: string;
  /** What it wrote so far, line by line, both outputs. */
  logs: () => string[];
  /** Asks it to end (SIGTERM) and waits; after 15 s it is killed. Returns its exit code, null when killed. */
  stop: () => Promise<number | null>;
  /** Ends it at once (SIGKILL), as a crash would, and waits until it is gone. */
  kill: () => Promise<void>;
};

export type AppOptions = {
  /** Settings added to the ones below. */
  env?: Record<string, string>;
  /** Where its data lie. Given, they stay when it ends; else it gets an empty folder that goes with it. */
  dataDir?: string;
  /** The folder it is started in; the repository otherwise. */
  folder?: string;
  /** The port, for one that comes back where it was; a free one otherwise. */
  port?: number;
  /** One process, also where the tests run on several nodes (TEST_NODES). */
  alone?: boolean;
};

/**
 * Limits so high that no test or benchmark meets them unless it sets its own; the others follow these. All accounts
 * are new in a test: they may post links at once.
 */
const raisedLimits = {
  ...Object.fromEntries(
    ["MESSAGES", "REACTIONS", "VOTES", "ROOMS", "SIGNIN", "SIGNUP", "API", "SOCKETS"].map((name) => [
      `LIMIT_${name}`,
      "1000000/60",
    ]),
  ),
  LIMIT_REPEATS: "20/1",
  NEW_ACCOUNT_SECONDS: "0",
};

/** An empty folder of its own below the system's temporary one. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "seda-rooms-"));
}

/** A port of 127.0.0.1 that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Nothing of the caller's own settings reaches the application: only what a program needs to run. */
function settings(port: number, dataDir: string, more: Record<string, string>): NodeJS.ProcessEnv {
  return {
    ...(process.env["PATH"] ? { PATH: process.env["PATH"] } : {}),
    ...(process.env["HOME"] ? { HOME: process.env["HOME"] } : {}),
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    DEMO: "off",
    ...raisedLimits,
    ...more,
  };
}

/**
 * Boots the built application (`build/server.js`) and waits until `/healthz` answers 200.
 * Throws, with what it wrote, when it ends before that or takes longer than 30 s.
 */
export async function startApp(options: AppOptions = {}): Promise<App> {
  const nodes = Number(process.env["TEST_NODES"] ?? 1);
  if (nodes > 1 && !options.alone) return (await import("./nodes")).startNodesAsOne(nodes, options.env ?? {});
  if (!existsSync(join(root, "build/server.js"))) throw new Error("Not built yet: run node .ci/prepare.mjs");
  const port = options.port ?? (await freePort());
  const dataDir = options.dataDir ?? temporaryFolder();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["build/server.js"], {
    cwd: options.folder ?? root,
    env: settings(port, dataDir, options.env ?? {}),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  for (const output of [child.stdout, child.stderr]) {
    createInterface({ input: output }).on("line", (line) => lines.push(line));
  }
  const ended = once(child, "exit").then(([code]) => code as number | null);
  const isRunning = () => child.exitCode === null && child.signalCode === null;

  const killNow = () => child.kill("SIGKILL");
  process.once("exit", killNow);
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    if (isRunning()) child.kill(signal);
    const late = setTimeout(killNow, 15_000);
    const code = await ended;
    clearTimeout(late);
    process.removeListener("exit", killNow);
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    return code;
  };

  const deadline = performance.now() + 30_000;
  while (!(await answers(`${url}/healthz`))) {
    const why = !isRunning()
      ? "ended before it was ready"
      : performance.now() > deadline
        ? "did not get ready"
        : null;
    if (why) {
      await end("SIGKILL");
      throw new Error(`The application ${why}:\n${lines.join("\n")}`);
    }
    await wait(25);
  }
  return {
    url,
    pid: child.pid ?? 0,
    dataDir,
    logs: () => [...lines],
    stop: () => end("SIGTERM"),
    kill: async () => void (await end("SIGKILL")),
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).status === 200;
  } catch {
    return false;
  }
}
