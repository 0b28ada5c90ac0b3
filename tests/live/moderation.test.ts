import type { Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { RoomDto } from "~/domain/rooms/schema";
import { startApp, type App } from "../support/app";
import {
  ask,
  closeSockets,
  connect,
  joinLive,
  loginCookie,
  newClient,
  newRoom,
  say,
  type Client,
} from "../support/clients";

let app: App;
let owner: Client;
let guest: Client;
let cookie: string;
beforeAll(async () => {
  app = await startApp({ env: { LIMIT_SIGNUP: "100000/60" } });
  // The first account administers the site, and would come in anywhere.
  await newClient(app.url);
  owner = await newClient(app.url);
  guest = await newClient(app.url);
  cookie = await loginCookie(app.url, guest);
});
afterEach(closeSockets);
afterAll(async () => void (await app.stop()));

const EVENTS = [
  "message_received",
  "room_update",
  "user_joined",
  "user_left",
  "presence",
  "typing",
  "room_activity",
];

/** Everything a socket hears of rooms, and how it was put out. */
function hearing(socket: Socket) {
  const heard: string[] = [];
  const removed: { stream: string; reason: string }[] = [];
  for (const event of EVENTS) socket.on(event, () => heard.push(event));
  socket.on("removed", (told) => removed.push(told));
  return { socket, heard, removed };
}
type Hearing = ReturnType<typeof hearing>;

const byCookie = () => connect(app.url, undefined, { extraHeaders: { Cookie: cookie, Origin: app.url } });
const byToken = () => connect(app.url, guest.token);
const byPolling = () => connect(app.url, guest.token, { transports: ["polling"], upgrade: false });

const order = (room: RoomDto, action: string, more: object = {}, who = owner) =>
  who.api("POST", `/rooms/${room.id}/moderation`, { action, targetId: guest.id, ...more });

/** Waits until a socket has heard everything that was sent to it before. */
const drained = (all: Hearing[]) => Promise.all(all.map(({ socket }) => ask(socket, "clock", {})));

/** Makes a room noisy in every way that its stream knows. */
async function noise(room: RoomDto, loud: Socket) {
  const { data } = await owner.api<{ id: string }>("POST", `/rooms/${room.id}/messages`, { text: "later" });
  await owner.api("POST", `/rooms/${room.id}/messages/${data.id}/reactions`, { emoji: "🔥" });
  await ask(loud, "typing", { roomId: room.id });
  await owner.api("PATCH", `/rooms/${room.id}`, { description: "Changed" });
}

describe("whoever is put out", () => {
  it.each<[string, string, { isPrivate?: boolean; reason?: string }]>([
    ["kicked", "KICK_USER", {}],
    ["banned", "BAN_USER", { reason: "Spam" }],
    ["kicked", "KICK_USER", { isPrivate: true }],
    ["banned", "BAN_USER", { isPrivate: true, reason: "Spam" }],
  ])(
    "(%s, %s, %j) hears nothing more on any socket, by cookie, token or polling",
    async (reason, action, { isPrivate = false, ...more }) => {
      const room = await newRoom(owner, [guest], { isPrivate });
      const loud = await connect(app.url, owner.token);
      await joinLive(loud, room.id);
      const inside = (await Promise.all([byCookie(), byToken(), byToken(), byPolling()])).map(hearing);
      for (const { socket } of inside) {
        expect((await joinLive(socket, room.id)).ok).toBe(true);
        await ask(socket, "watch_rooms", {});
      }
      const watching = hearing(await byToken());
      await ask(watching.socket, "watch_rooms", {});
      expect((await order(room, action, more)).status).toBe(201);
      // It has left the server by now; what is still on the way came before the answer.
      const all = [...inside, watching];
      await drained(all);
      for (const { removed } of inside) expect(removed).toEqual([{ stream: `room:${room.id}`, reason }]);
      for (const { heard } of all) heard.length = 0;
      await noise(room, loud);
      // Presence and activity are told once a second: two rounds of them go by.
      for (let round = 0; round < 2; round += 1)
        await new Promise((done) =>
          loud
            .once("presence", done)
            .emit("leave_room", { roomId: room.id }, () => void joinLive(loud, room.id)),
        );
      await drained(all);
      expect(all.map(({ heard }) => heard)).toEqual([[], [], [], [], []]);
      for (const { socket } of all) {
        const said = [
          await say(socket, room.id, "still here"),
          await ask(socket, "typing", { roomId: room.id }),
        ];
        const joined = await joinLive(socket, room.id, 0);
        const outcomes = isPrivate
          ? ["not_found", "not_found", "not_found"]
          : ["forbidden", "forbidden", action === "KICK_USER" ? undefined : "forbidden"];
        expect([...said, joined].map(({ error }) => error?.code)).toEqual(outcomes);
      }
    },
  );

  it("by a ban while only looking on is out as well, and comes back when it is lifted", async () => {
    const room = await newRoom(owner);
    const looking = hearing(await byToken());
    await joinLive(looking.socket, room.id);
    expect((await order(room, "BAN_USER")).status).toBe(201);
    await drained([looking]);
    expect(looking.removed).toEqual([{ stream: `room:${room.id}`, reason: "banned" }]);
    expect((await joinLive(looking.socket, room.id)).error.code).toBe("forbidden");
    expect((await order(room, "UNBAN_USER")).status).toBe(201);
    expect((await joinLive(looking.socket, room.id)).ok).toBe(true);
  });

  it("is the only one: others stay", async () => {
    const other = await newClient(app.url);
    const room = await newRoom(owner, [guest, other]);
    const stays = hearing(await connect(app.url, other.token));
    await joinLive(stays.socket, room.id);
    await order(room, "BAN_USER");
    expect((await say(stays.socket, room.id, "hello")).ok).toBe(true);
    await drained([stays]);
    expect(stays.removed).toEqual([]);
    expect(stays.heard).toContain("message_received");
  });
});

it("a muted member's open socket hears, and is refused when it speaks", async () => {
  const room = await newRoom(owner, [guest]);
  const muted = hearing(await byToken());
  await joinLive(muted.socket, room.id);
  const told: unknown[] = [];
  muted.socket.on("notification", (notice) => told.push(notice));
  expect((await order(room, "MUTE_USER", { reason: "Loud" })).status).toBe(201);
  for (const answer of [
    await say(muted.socket, room.id, "hm"),
    await ask(muted.socket, "typing", { roomId: room.id }),
  ])
    expect(answer.error).toMatchObject({
      code: "forbidden",
      message: expect.stringMatching(/^You are muted/) as string,
    });
  await owner.api("POST", `/rooms/${room.id}/messages`, { text: "quiet now" });
  await drained([muted]);
  expect(muted.removed).toEqual([]);
  expect(muted.heard).toContain("message_received");
  expect(told).toMatchObject([{ kind: "MUTED", data: { reason: "Loud" } }]);
  await order(room, "UNMUTE_USER");
  expect((await say(muted.socket, room.id, "thanks")).ok).toBe(true);
});

describe("of 500 sockets in one room", () => {
  it("those of the banned person are out, and no other; then all outsiders of a room turned private", async () => {
    const room = await newRoom(owner, [guest]);
    const member = hearing(await connect(app.url, owner.token));
    const theirs = (await Promise.all(Array.from({ length: 20 }, byToken))).map(hearing);
    const outside: Hearing[] = [];
    for (let at = 0; at < 480; at += 60)
      outside.push(...(await Promise.all(Array.from({ length: 60 }, () => connect(app.url)))).map(hearing));
    await Promise.all([member, ...theirs, ...outside].map(({ socket }) => joinLive(socket, room.id)));
    expect((await order(room, "BAN_USER")).status).toBe(201);
    await drained([...theirs, ...outside]);
    expect(theirs.filter(({ removed }) => removed.length === 1).length).toBe(20);
    expect(outside.filter(({ removed }) => removed.length > 0).length).toBe(0);
    expect((await owner.api("PATCH", `/rooms/${room.id}`, { isPrivate: true })).status).toBe(200);
    await drained(outside);
    expect(outside.filter(({ removed }) => removed[0]?.reason === "private").length).toBe(480);
    for (const { heard } of outside) heard.length = 0;
    await owner.api("POST", `/rooms/${room.id}/messages`, { text: "among ourselves" });
    await drained([member, ...outside]);
    expect(outside.flatMap(({ heard }) => heard)).toEqual([]);
    expect(member.removed).toEqual([]);
    expect(member.heard).toContain("message_received");
  });
});
