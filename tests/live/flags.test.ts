import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import type { RoomDto } from "~/domain/rooms/schema";
import { startApp, type App } from "../support/app";
import {
  apiOf,
  ask,
  closeSockets,
  connect,
  joinLive,
  newClient,
  newRoom,
  say,
  type Client,
} from "../support/clients";
import { POSTGRES_URL, temporaryDatabase } from "../support/postgres";
import { joinSession, newSession } from "../support/session-clients";

let app: App;
let top: Client;
let owner: Client;
let guest: Client;
beforeAll(async () => {
  app = await startApp();
  [top, owner, guest] = [await newClient(app.url), await newClient(app.url), await newClient(app.url)];
});
afterEach(closeSockets);
afterAll(async () => void (await app.stop()));

const nameOf = async ({ api }: Client) => (await api<{ username: string }>("GET", "/me")).data.username;
const set = async (name: string, setting: object, by = top) =>
  expect((await by.api("PATCH", `/admin/flags/${name}`, setting)).status).toBe(200);

it("whoever loses rooms is out of their streams at once, and others hear nothing of it", async () => {
  const room = await newRoom(owner, [guest]);
  const inRoom = await newSession(owner, { roomId: room.id });
  const alone = await newSession(owner);
  const [losing, visiting, staying] = [
    await connect(app.url, guest.token),
    await connect(app.url),
    await connect(app.url, owner.token),
  ];
  for (const socket of [losing, visiting, staying]) {
    expect((await joinLive(socket, room.id)).ok).toBe(true);
    expect((await joinSession(socket, inRoom.id)).ok).toBe(true);
    expect((await joinSession(socket, alone.id)).ok).toBe(true);
  }
  await ask(losing, "watch_rooms", {});
  const removed = [losing, visiting, staying].map((socket) => {
    const streams: string[] = [];
    socket.on("removed", ({ stream }) => streams.push(stream as string));
    return streams;
  });
  const told = vi.fn();
  for (const event of ["message_received", "room_update", "room_activity"]) losing.on(event, told);
  const changed = [losing, staying].map((socket) => {
    const heard = vi.fn();
    socket.on("rooms_changed", heard);
    return heard;
  });
  await set("ROOMS_BETA", { state: "SOME", people: await nameOf(owner) });
  const lost = [`room:${room.id}`, `session:${inRoom.id}`];
  await vi.waitFor(() => expect(removed.map((streams) => [...streams].sort())).toEqual([lost, lost, []]));
  expect(changed.map((heard) => heard.mock.calls.length)).toEqual([1, 0]);
  expect((await say(staying, room.id, "Just us")).ok).toBe(true);
  for (const answer of [
    await joinLive(losing, room.id),
    await say(losing, room.id, "Still here?"),
    await joinSession(losing, inRoom.id),
    await ask(losing, "message", { sessionId: inRoom.id, text: "x", clientId: "x1" }),
    await ask(losing, "typing", { roomId: room.id }),
    await joinLive(visiting, room.id),
  ])
    expect(answer).toMatchObject({ ok: false, error: { code: "not_found" } });
  expect((await joinSession(losing, alone.id)).ok).toBe(true);
  expect(told).not.toHaveBeenCalled();

  await set("ROOMS_BETA", { state: "ON" });
  await vi.waitFor(() => expect(changed[0]).toHaveBeenCalledTimes(2));
  expect((await joinLive(losing, room.id)).ok).toBe(true);
  await say(staying, room.id, "All of us");
  await vi.waitFor(() => expect(told).toHaveBeenCalled());
});

it("whoever loses sessions is out of theirs, and commands by the socket are refused", async () => {
  const session = await newSession(owner);
  const losing = await connect(app.url, guest.token);
  await joinSession(losing, session.id);
  await ask(losing, "listening", { sessionId: session.id, playing: true });
  const removed = vi.fn();
  losing.on("removed", removed);
  await set("SESSIONS", { state: "OFF" });
  await vi.waitFor(() =>
    expect(removed).toHaveBeenCalledWith({ stream: `session:${session.id}`, reason: "closed" }),
  );
  expect((await ask(losing, "listening", { sessionId: session.id, playing: true })).ok).toBe(false);
  for (const answer of [
    await joinSession(losing, session.id),
    await ask(losing, "message", { sessionId: session.id, text: "x", clientId: "x2" }),
  ])
    expect(answer).toMatchObject({ ok: false, error: { code: "not_found" } });
  await set("SESSIONS", { state: "ON" });
  expect((await joinSession(losing, session.id)).ok).toBe(true);
});

it.skipIf(!POSTGRES_URL)(
  "a change on one node holds on the other, for requests and for open sockets",
  async () => {
    const database = await temporaryDatabase();
    const env = { DATABASE_URL: database.url, SESSION_SECRET: "a secret that both of them know".repeat(2) };
    const one = await startApp({ env });
    const other = await startApp({ env });
    try {
      const admin = await newClient(one.url);
      const someone = await newClient(one.url);
      const there = apiOf(other.url, someone.token);
      const room = await newRoom(someone);
      const socket = await connect(other.url, someone.token);
      expect((await joinLive(socket, room.id)).ok).toBe(true);
      const removed = vi.fn();
      socket.on("removed", removed);
      const seen = async () => (await there<RoomDto>("GET", `/rooms/${room.id}`)).status;
      expect(await seen()).toBe(200);
      await set("ROOMS_BETA", { state: "SOME" }, admin);
      await expect.poll(seen, { timeout: 10_000, interval: 50 }).toBe(404);
      await vi.waitFor(() => expect(removed).toHaveBeenCalledTimes(1));
      expect((await joinLive(socket, room.id)).ok).toBe(false);
      await set("ROOMS_BETA", { state: "SOME", people: await nameOf(someone) }, admin);
      await expect.poll(seen, { timeout: 10_000, interval: 50 }).toBe(200);
      expect((await joinLive(socket, room.id)).ok).toBe(true);
    } finally {
      closeSockets();
      await Promise.all([one.stop(), other.stop()]);
      await database.drop();
    }
  },
);
