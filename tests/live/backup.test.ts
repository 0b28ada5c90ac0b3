import { execFile } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { digestsOf } from "~/db/copy/copy.server";
import { openStore } from "~/db/copy/open.server";
import { allTables } from "~/db/copy/tables.server";
import type { Manifest } from "~/domain/backup/manifest.server";
import { entriesOf, textOf } from "~/domain/backup/tar.server";
import { startApp, temporaryFolder, type App } from "../support/app";
import { wav } from "../support/audio";
import { apiOf, closeSockets, connect, newClient, newRoom } from "../support/clients";
import { POSTGRES_URL, temporaryDatabase } from "../support/postgres";
import { writer } from "../support/tabs";

const run = promisify(execFile);
const tables = allTables();
const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  closeSockets();
  for (const step of cleanUp.splice(0).reverse()) await step();
});

type Home = { dataDir: string; env: Record<string, string>; place: { url?: string; dataDir: string } };

async function home(engine: "sqlite" | "postgresql"): Promise<Home> {
  const dataDir = temporaryFolder();
  cleanUp.push(() => rmSync(dataDir, { recursive: true, force: true }));
  if (engine === "sqlite") return { dataDir, env: {}, place: { dataDir } };
  const { url, drop } = await temporaryDatabase();
  cleanUp.push(drop);
  return { dataDir, env: { DATABASE_URL: url }, place: { dataDir, url } };
}

async function start(where: Home): Promise<App> {
  const app = await startApp({ ...where, alone: true });
  cleanUp.push(() => app.stop());
  return app;
}

const house = (name: "backup" | "restore", { dataDir, env }: Home, ...words: string[]) =>
  run(process.execPath, [`build/${name}.js`, ...words], {
    env: {
      ...{ PATH: process.env["PATH"], NODE_ENV: "production", DATA_DIR: dataDir },
      LOG_LEVEL: "warn",
      ...env,
    },
  });

const manifestIn = async (file: string) =>
  JSON.parse(await textOf(file, (await entriesOf(file)).get("manifest.json")!)) as Manifest;

/** Uploads and deletes songs without end. */
function uploader(app: App, token: string) {
  let stopped = false;
  let kept = 0;
  const done = (async () => {
    for (let n = 0; !stopped; n += 1) {
      const form = new FormData();
      form.append("file", new Blob([new Uint8Array(wav(1, n + 1))]), `song-${n}.wav`);
      const answer = await fetch(`${app.url}/api/v1/tracks`, {
        ...{ method: "POST", body: form, headers: { Authorization: `Bearer ${token}` } },
      });
      const { data } = (await answer.json()) as { data: { id?: string; providerId?: string } };
      const id = data.providerId ?? data.id!;
      if (n % 3 === 0) await apiOf(app.url, token)("DELETE", `/tracks/${id}`);
      else kept += 1;
    }
  })();
  return { kept: () => kept, stop: async () => ((stopped = true), done) };
}

const engines = ["sqlite", "postgresql"] as const;

describe.each(engines)("a backup of a running instance on %s", (engine) => {
  it.skipIf(engine === "postgresql" && !POSTGRES_URL)(
    "is its state at one moment, with every upload, and comes back the same",
    async () => {
      const from = await home(engine);
      const app = await start(from);
      const owner = await newClient(app.url);
      const guest = await newClient(app.url);
      const rooms = [await newRoom(owner, [guest]), await newRoom(guest, [owner])];
      const writers = await Promise.all(
        [owner, guest, owner, guest].map(async (who, n) =>
          writer(await connect(app.url, who.token), rooms[n % 2]!.id, `w${n}`),
        ),
      );
      const songs = uploader(app, owner.token);
      const written = () => Math.min(...writers.map(({ ids }) => ids.length));
      await vi.waitFor(() => expect(written() > 30 && songs.kept() > 5).toBe(true), { timeout: 20_000 });
      const before = writers.map(({ ids }) => [...ids]);
      const file = join(from.dataDir, "now.backup");
      const { stdout } = await house("backup", from, file);
      expect(stdout).toMatch(/rows and \d+ files/);
      const meanwhile = written();
      await vi.waitFor(() => expect(written()).toBeGreaterThan(meanwhile + 5), { timeout: 10_000 });
      await Promise.all(writers.map((one) => one.stop()));
      await songs.stop();

      // Somewhere else, also on the other engine.
      const to = await home(engine);
      await house("restore", to, file);
      const manifest = await manifestIn(file);
      expect(manifest.missing).toEqual([]);
      expect(Object.keys(manifest.files).length).toBeGreaterThan(5);
      const store = await openStore(to.place, tables);
      const digests = await store.reading((read) => digestsOf(read, tables));
      for (const { name } of tables) expect(digests[name]!.sha256).toBe(manifest.tables[name]!.digest);
      await store.close();
      for (const [name, { size }] of Object.entries(manifest.files))
        expect(statSync(join(to.dataDir, name)).size).toBe(size);
      expect(readdirSync(join(to.dataDir, "audio")).length).toBe(manifest.tables["audio_blobs"]!.rows);

      const restored = await start(to);
      for (const [n, room] of rooms.entries()) {
        const api = apiOf(restored.url, owner.token);
        const events: { seq: number; type: string; data: { message?: { id: string } } }[] = [];
        for (let more = true; more;) {
          const { data } = await api<typeof events>(
            "GET",
            `/rooms/${room.id}/events?after=${events.at(-1)?.seq ?? 0}&limit=100`,
          );
          events.push(...data);
          more = data.length > 0;
        }
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
        const posts = events.flatMap(({ type, data }) => (type === "message" ? [data.message!.id] : []));
        const acked = [...before[n]!, ...before[n + 2]!];
        expect(acked.filter((id) => !posts.includes(id))).toEqual([]);
        // It goes on from there.
        const next = await api<{ seq: number }>("POST", `/rooms/${room.id}/messages`, { text: "and on" });
        expect([next.status, next.data.seq]).toEqual([201, events.length + 1]);
      }
    },
    120_000,
  );

  it.skipIf(engine === "postgresql" && !POSTGRES_URL)(
    "replaces nothing without --force, takes no archive that is damaged, and is noticed by who runs",
    async () => {
      const from = await home(engine);
      const app = await start(from);
      const owner = await newClient(app.url);
      const room = await newRoom(owner);
      await owner.api("POST", `/rooms/${room.id}/messages`, { text: "to be kept" });
      const file = join(from.dataDir, "one.backup");
      await house("backup", from, file);
      await expect(house("backup", from, file)).rejects.toMatchObject({
        stderr: expect.stringContaining("already") as string,
      });
      const later = await owner.api<{ id: string }>("POST", `/rooms/${room.id}/messages`, { text: "later" });
      await expect(house("restore", from, file)).rejects.toMatchObject({
        stderr: expect.stringContaining("--force") as string,
      });

      const bytes = readFileSync(file);
      const damaged = join(from.dataDir, "damaged.backup");
      for (const at of [Math.floor(bytes.length / 3), 700]) {
        const worse = Buffer.from(bytes);
        worse[at]! ^= 255;
        writeFileSync(damaged, worse);
        const to = await home("sqlite");
        await expect(house("restore", to, damaged)).rejects.toMatchObject({ code: 1 });
        expect(existsSync(join(to.dataDir, "rooms.db"))).toBe(false);
      }
      writeFileSync(damaged, bytes.subarray(0, bytes.length - 2000));
      await expect(house("restore", from, damaged, "--force")).rejects.toMatchObject({ code: 1 });
      const has = async (text: string) =>
        (await (await fetch(`${app.url}/rooms/${room.slug}`)).text()).includes(text);
      expect([await has("to be kept"), await has(">later<")]).toEqual([true, true]);

      const socket = await connect(app.url, owner.token);
      await house("restore", from, file, "--force");
      await vi.waitFor(() => expect(socket.connected).toBe(false), { timeout: 6000 });
      expect([await has("to be kept"), await has(">later<")]).toEqual([true, false]);
      expect((await owner.api("DELETE", `/rooms/${room.id}/messages/${later.data.id}`)).status).toBe(404);
    },
    120_000,
  );
});
