import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { layOut } from "../../.ci/runtime.mjs";
import type { InviteDto } from "~/domain/invites/schema";
import { newcomer } from "../support/api";
import { startApp, type App } from "../support/app";

// What an image of a container holds: nothing of the repository is beside it.
let folder: string;
let app: App;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "seda-runtime-"));
  await layOut(folder);
  app = await startApp({ folder, env: { DEMO: "on" } });
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("has all that passwords, pictures, cards, codes and pages are made with", async () => {
  const owner = await newcomer(app, "owner");
  const room = await owner.room({ name: "From a box" });

  const page = await fetch(`${app.url}/rooms/${room.slug}`);
  expect(page.status).toBe(200);
  const [, script] = /"(\/build\/[^"]+\.js)"/.exec(await page.text())!;
  expect((await fetch(app.url + script)).status).toBe(200);

  const emoji = (await (await fetch(`${app.url}/emoji.json`)).json()) as { emojis: object[] }[];
  expect(emoji[0]!.emojis.length).toBeGreaterThan(100);

  const card = await fetch(`${app.url}/rooms/${room.slug}/card.png`);
  expect((await sharp(await card.arrayBuffer()).metadata()).width).toBe(1200);

  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#f66" } })
    .png()
    .toBuffer();
  const body = new FormData();
  body.set("file", new Blob([new Uint8Array(picture)], { type: "image/png" }), "red.png");
  const stored = await fetch(`${app.url}/api/v1/rooms/${room.id}/images`, {
    method: "POST",
    headers: { Authorization: `Bearer ${owner.token}` },
    body,
  });
  expect(stored.status).toBe(201);

  const invite = await owner.post<InviteDto>(`/rooms/${room.id}/invites`, {});
  const code = await fetch(`${app.url}/i/${invite.body.data.token}/qr.svg`);
  expect(code.headers.get("content-type")).toContain("image/svg+xml");
});
