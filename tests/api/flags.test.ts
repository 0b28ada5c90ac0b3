import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { FlagDto } from "~/domain/flags/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import { flagShape } from "~/http/api/admin-shapes";
import { asBrowser, Client, hold, newcomer, PASSWORD, refusedWith } from "../support/api";
import { startApp, type App } from "../support/app";

let app: App;
let admin: Client;
let owner: Client;
let who: Client;
let cookie: string;
let place: RoomDto;
let sessionId: string;

beforeAll(async () => {
  app = await startApp();
  admin = await newcomer(app, "admin");
  owner = await newcomer(app, "owner");
  const made = await newcomer(app, "who");
  who = made;
  const login = await made.post<{ token: string }>("/login", { email: made.email, password: PASSWORD });
  cookie = asBrowser(app, login.body.data.token);
  place = await owner.room({ name: "Here And Gone" });
  await who.join(place);
  const session = await owner.post<{ id: string }>("/sessions", { genre: "House", roomId: place.id });
  sessionId = session.body.data.id;
});
afterAll(() => app.stop());

const set = async (name: string, setting: object) => {
  const reply = await admin.patch<FlagDto>(`/admin/flags/${name}`, setting);
  expect(reply.status, reply.text).toBe(200);
  hold(flagShape, reply.body.data);
  return reply.body.data;
};

type Document = { paths: Record<string, Record<string, unknown>> };

/** Every operation of the API whose address begins so. */
async function operations(...beginnings: string[]): Promise<[string, string][]> {
  const document = (await (await fetch(`${app.url}/api/v1/openapi.json`)).json()) as Document;
  return Object.entries(document.paths)
    .filter(([path]) => beginnings.some((begin) => path === begin || path.startsWith(`${begin}/`)))
    .flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => ["get", "post", "patch", "delete"].includes(method))
        .map((method): [string, string] => [method.toUpperCase(), path]),
    );
}

const filled = (path: string) =>
  path
    .replace("{id}", place.id)
    .replace("{sessionId}", sessionId)
    .replace("{userId}", owner.userId)
    .replace("{emoji}", "%F0%9F%94%A5")
    .replace(/\{\w+\}/g, place.id);

const page = async (path: string) =>
  (await fetch(`${app.url}${path}`, { headers: { Cookie: cookie }, redirect: "manual" })).status;

describe("the admin's part of it", () => {
  it("lists and changes flags, for super admins alone", async () => {
    const all = await admin.get<FlagDto[]>("/admin/flags");
    hold(z.array(flagShape), all.body.data);
    expect(all.body.data.map(({ name, state }) => [name, state])).toEqual([
      ["ROOMS", "ON"],
      ["SESSIONS", "ON"],
      ["ROOMS_BETA", "ON"],
    ]);
    for (const [method, path, body] of [
      ["GET", "/admin/flags"],
      ["PATCH", "/admin/flags/ROOMS", { state: "OFF" }],
    ] as const) {
      refusedWith(await owner.send(method, path, body), 404, "not_found");
      refusedWith(await new Client(app.url).send(method, path, body), 401, "unauthenticated");
    }
    refusedWith(await admin.patch("/admin/flags/WONDERS", { state: "ON" }), 404, "not_found");
    const refused = refusedWith(
      await admin.patch("/admin/flags/ROOMS", { state: "SOME", percent: 200 }),
      400,
      "invalid",
    );
    expect(refused.fields).toHaveProperty("percent");
    expect(await page(`/rooms/${place.slug}`)).toBe(200);
  });
});

describe.each([
  ["ROOMS", { state: "OFF" }],
  ["ROOMS_BETA", { state: "SOME", percent: 0 }],
])("with %s off for somebody", (flag, setting) => {
  it("every address of rooms is 404, pages and API alike, and all come back", async () => {
    const all = await operations("/rooms", "/invites", "/requests");
    expect(all.length).toBeGreaterThan(40);
    expect(await page(`/rooms/${place.slug}`)).toBe(200);
    await set(flag, setting);
    const visitor = new Client(app.url);
    for (const [method, path] of all)
      for (const caller of [who, visitor]) {
        const body = method === "POST" || method === "PATCH" ? {} : undefined;
        refusedWith(await caller.send(method, filled(path), body), 404, "not_found");
      }
    // Those of a session in a room go with it.
    refusedWith(await who.get(`/sessions/${sessionId}`), 404, "not_found");
    for (const path of [
      "",
      "/new",
      "/yours",
      "/invites",
      `/${place.slug}`,
      `/${place.slug}/members`,
      `/${place.slug}/live`,
    ])
      expect([path, await page(`/rooms${path}`)]).toEqual([path, 404]);
    for (const path of ["/sessions", "/settings", "/search?q=here", "/notifications"])
      expect([path, await page(path)]).toEqual([path, 200]);
    expect((await fetch(app.url)).status).toBe(200);
    const home = await fetch(app.url, { headers: { Cookie: cookie }, redirect: "manual" });
    expect(home.headers.get("Location")).toBe("/sessions");
    const frame = await (await fetch(`${app.url}/sessions`, { headers: { Cookie: cookie } })).text();
    for (const address of ['href="/rooms"', 'href="/rooms/new"', 'href="/rooms/yours"', place.slug])
      expect(frame).not.toContain(address);
    await set(flag, { state: "ON" });
    expect(await page(`/rooms/${place.slug}`)).toBe(200);
    expect((await who.get(`/rooms/${place.id}`)).status).toBe(200);
    expect(await (await fetch(`${app.url}/sessions`, { headers: { Cookie: cookie } })).text()).toContain(
      'href="/rooms/new"',
    );
  });
});

it("with SESSIONS off every address of sessions is 404, and rooms show none", async () => {
  const all = await operations("/sessions");
  expect(all.length).toBeGreaterThan(30);
  const banner = `/sessions/${sessionId}`;
  const text = async () =>
    (await fetch(`${app.url}/rooms/${place.slug}`, { headers: { Cookie: cookie } })).text();
  expect(await text()).toContain(banner);
  await set("SESSIONS", { state: "OFF" });
  for (const [method, path] of all)
    for (const caller of [who, new Client(app.url)]) {
      const body = method === "POST" || method === "PATCH" ? {} : undefined;
      refusedWith(await caller.send(method, filled(path), body), 404, "not_found");
    }
  for (const path of [
    "/sessions",
    "/sessions/new",
    "/sessions/ended",
    banner,
    `/rooms/${place.slug}/sessions`,
  ])
    expect([path, await page(path)]).toEqual([path, 404]);
  expect(await page(`/rooms/${place.slug}`)).toBe(200);
  const room = await text();
  for (const address of [banner, 'href="/sessions"', "/sessions/new", `/rooms/${place.slug}/sessions`])
    expect(room).not.toContain(address);
  await set("SESSIONS", { state: "ON" });
  expect(await text()).toContain(banner);
});
