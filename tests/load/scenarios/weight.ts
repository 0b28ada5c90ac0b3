import { brotliCompressSync, gzipSync } from "node:zlib";
import { setTimeout as wait } from "node:timers/promises";
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
  const { body } = await ask(`${app.url}/rooms/${room.slug}`, cookie(member.token));
  await wait(5000);
  const idle = residentMemory(app.pid);
  const modules = await modulesOf(app.url, body);
  const total = (size: (module: Module) => number) =>
    modules.reduce((sum, module) => sum + size(module), 0) / 1000;
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
      `  raw, ${modules.length} files`,
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

type Module = { source: string; served: number };

/**
 * Every module that a browser loads for a page: those that the HTML names, those that they import, and the Socket.IO
 * client, which is fetched once the page stands.
 */
async function modulesOf(origin: string, html: string): Promise<Module[]> {
  // The inlined manifest names more modules than are loaded: only what is preloaded or imported counts.
  const named = [...html.matchAll(/(?:rel="modulepreload" href=|(?:from|import) )"(\/build\/[^"]+\.js)"/g)];
  const found = new Map<string, Module>();
  for (const waiting = named.map(([, path]) => path!); waiting.length > 0;) {
    const path = waiting.pop()!;
    if (found.has(path)) continue;
    const { body } = await ask(origin + path);
    const { headers } = await ask(origin + path, { "Accept-Encoding": "br, gzip" }, undefined, "HEAD");
    found.set(path, { source: body, served: Number(headers["content-length"] ?? body.length) });
    for (const [, imported] of body.matchAll(/(?:from|import)\s*\(?\s*"([^"]+\.js)"/g))
      waiting.push(new URL(imported!, origin + path).pathname);
  }
  return [...found.values()];
}
