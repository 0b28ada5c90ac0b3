import { afterAll, beforeAll, expect, it } from "vitest";
import { startApp, type App } from "../support/app";
import { loginCookie, newClient } from "../support/clients";

// Rooms are named in any script, and so are their addresses: a header takes them encoded, or not at all.

let app: App;
let cookie: string;
beforeAll(async () => {
  app = await startApp();
  cookie = await loginCookie(app.url, await newClient(app.url));
});
afterAll(async () => void (await app.stop()));

const ask = (path: string, fields?: Record<string, string>) =>
  fetch(new URL(path, app.url), {
    ...(fields ? { method: "POST", body: new URLSearchParams(fields) } : {}),
    headers: { Origin: app.url, Cookie: cookie },
    redirect: "manual",
  });

it.each(["東京ナイト", "Тихая комната", "ليلة هادئة", "𓀀 𓀁 𓀂"])(
  "a room named %s is opened, found, spoken in and changed by plain forms",
  async (name) => {
    const opened = await ask("/rooms/new", { name, type: "PUBLIC" });
    expect(opened.status).toBe(303);
    const address = opened.headers.get("Location")!;
    expect(address).toMatch(/^\/rooms\/[\w%-]+$/);
    const page = await (await ask(address)).text();
    const current = [...page.matchAll(/<a [^>]*aria-current="page"[^>]*>/g)].map(([link]) => link);
    expect(current.some((link) => link.includes(`href="${address}"`))).toBe(true);

    const said = await ask(address, { text: "Hello" });
    expect([said.status, said.headers.get("Location")]).toEqual([303, address]);
    const saved = await ask(`${address}/settings`, { intent: "save", name: `${name}!`, type: "PUBLIC" });
    expect([saved.status, saved.headers.get("Location")]).toEqual([303, `${address}/settings`]);
    const room = (await (await ask(`/api/v1${address}`)).json()) as { data: { id: string } };
    const byId = await ask(`/rooms/${room.data.id}?before=9`);
    expect(byId.headers.get("Location")).toBe(`${address}?before=9`);
  },
);
