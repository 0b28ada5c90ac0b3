import { brotliCompressSync, gzipSync } from "node:zlib";
import { setTimeout as wait } from "node:timers/promises";
import { chromium, type Request } from "playwright";
import { findChromium } from "../../../.ci/chromium.mjs";
import { startApp } from "../../support/app";
import { residentMemory } from "../baseline";
import { ask, cookie } from "../http";
import { absolute, type Row } from "../report";
import { accounts, letIn, livelyRoom, seeded } from "../seed";

/** What it takes to start, to wait, and to open a room in a browser. */
export async function weight(): Promise<Row[]> {
  const { dataDir, room, member } = await seeded(async () => {
    const lively = await livelyRoom();
    const [member] = await accounts(1, "BROWSER");
    await letIn(lively.room.id, [member!]);
    return { ...lively, member: member! };
  });
  const firstBoot = await untilFirstPage({ env: { DEMO: "on" } }, "/rooms");
  await firstBoot.app.stop();
  const { app, seconds } = await untilFirstPage({ dataDir }, `/rooms/${room.slug}`);
  await ask(`${app.url}/rooms/${room.slug}`, cookie(member.token));
  // It gives back what it does not need once it has been at rest for a while.
  await wait(30_000);
  const idle = residentMemory(app.pid);
  const scripts = await scriptsOf(app.url, `/rooms/${room.slug}`, member.token);
  const total = (size: (script: Script) => number) =>
    scripts.reduce((sum, script) => sum + size(script), 0) / 1000;
  await app.stop();
  return [
    absolute("start to first room page", " s", seconds, { atMost: 3 }),
    absolute("first start of all, with the demo", " s", firstBoot.seconds, { atMost: 3 }),
    absolute("idle memory", " MB", idle, { atMost: 180 }),
    absolute(
      "JavaScript of a room's first load, as served",
      " kB",
      total(({ served }) => served),
      { atMost: 120 },
    ),
    absolute(
      `  raw, ${scripts.length} files`,
      " kB",
      total(({ source }) => source.length),
    ),
    absolute(
      "  gzip",
      " kB",
      total(({ source }) => gzipSync(source).length),
    ),
    absolute(
      "  brotli",
      " kB",
      total(({ source }) => brotliCompressSync(source).length),
    ),
  ];
}

/** Seconds from starting the process to a page with everything behind it. */
async function untilFirstPage(options: Parameters<typeof startApp>[0], path: string) {
  const started = performance.now();
  const app = await startApp(options);
  await ask(app.url + path);
  return { app, seconds: (performance.now() - started) / 1000 };
}

type Script = { path: string; source: Buffer; served: number };

/**
 * Every script that a member's browser fetches when it opens a room for the first time: until the page is alive, its
 * socket is there, and nothing more comes.
 */
async function scriptsOf(origin: string, path: string, token: string): Promise<Script[]> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox"],
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  await context.setExtraHTTPHeaders(cookie(token));
  const fetched: Promise<Script>[] = [];
  page.on("requestfinished", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith(".js")) fetched.push(scriptOf(pathname, request));
  });
  const socket = page.waitForEvent("websocket");
  await page.goto(origin + path);
  await socket;
  await page.waitForLoadState("networkidle");
  await wait(1000);
  const scripts = await Promise.all(fetched);
  await browser.close();
  return scripts;
}

async function scriptOf(path: string, request: Request): Promise<Script> {
  const [{ responseBodySize }, response] = await Promise.all([request.sizes(), request.response()]);
  return { path, source: await response!.body(), served: responseBodySize };
}
