import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { startApp, temporaryFolder, type App } from "../support/app";
import { apiOf, newClient, newRoom } from "../support/clients";
import { POSTGRES_URL, temporaryDatabase } from "../support/postgres";

const run = promisify(execFile);

/** What is to be read on a page, without what time changes by itself. */
async function read(app: App, path: string): Promise<string> {
  const response = await fetch(app.url + path);
  expect(response.status).toBe(200);
  const html = await response.text();
  return html
    .slice(html.indexOf("<body"))
    .replace(/<(script|style|template)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll(/\b(just now|\d+ ?(s|m|h|min|seconds?|minutes?|hours?)( ago)?|\d+:\d\d)\b/g, "")
    .replace(/\s+/g, " ");
}

it.skipIf(!POSTGRES_URL)(
  "an instance that has moved house while it ran serves the same pages from PostgreSQL",
  async () => {
    const dataDir = temporaryFolder();
    const { url, drop } = await temporaryDatabase();
    const old = await startApp({ dataDir, alone: true, env: { DEMO: "on" } });
    const owner = await newClient(old.url);
    const room = await newRoom(owner, [], { name: "Café ☕ del Mar" });
    for (let n = 0; n < 30; n += 1)
      await owner.api("POST", `/rooms/${room.id}/messages`, { text: `Nº ${n} 🔥 **bold** "quoted" \\ <b>` });
    const env = {
      PATH: process.env["PATH"],
      NODE_ENV: "production",
      DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
    } as const;
    const { stdout } = await run(process.execPath, ["build/move.js", url], { env });
    expect(stdout).toMatch(/messages: \d+\n[\s\S]*compared one by one/);
    const again = run(process.execPath, ["build/move.js", url], { env });
    await expect(again).rejects.toMatchObject({ stderr: expect.stringContaining("not empty") as string });
    const { data: rooms } = await owner.api<{ slug: string; id: string }[]>(
      "GET",
      "/rooms/discover?limit=50",
    );
    const pages = ["/rooms", ...rooms.map(({ slug }) => `/rooms/${slug}`), "/sessions"];
    const asked = [
      "/rooms",
      "/me",
      "/notifications",
      ...rooms.map(({ id }) => `/rooms/${id}/messages?limit=100`),
    ];
    asked.push(...rooms.map(({ id }) => `/rooms/${id}/members`), "/search?q=bold");
    const [before, told] = [await Promise.all(pages.map((page) => read(old, page))), await answers(old)];
    await old.stop();
    const moved = await startApp({ dataDir, alone: true, env: { DEMO: "on", DATABASE_URL: url } });
    expect(await answers(moved)).toEqual(told);
    expect(await Promise.all(pages.map((page) => read(moved, page)))).toEqual(before);
    const api = apiOf(moved.url, owner.token);
    expect((await api("POST", `/rooms/${room.id}/messages`, { text: "at home" })).status).toBe(201);
    await moved.stop();
    rmSync(dataDir, { recursive: true, force: true });
    await drop();

    async function answers(app: App) {
      const api = apiOf(app.url, owner.token);
      const all: unknown[] = [];
      for (const path of asked) all.push([path, (await api("GET", path)).data]);
      return all;
    }
  },
  120_000,
);
