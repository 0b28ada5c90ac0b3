import { setTimeout as wait } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
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
import { PASSWORD } from "../support/people";

let app: App;
let owner: Client;
let guest: Client;
beforeAll(async () => {
  app = await startApp({ env: { LIMIT_SIGNUP: "100000/60" } });
  owner = await newClient(app.url);
  guest = await newClient(app.url);
});
afterEach(closeSockets);
afterAll(async () => void (await app.stop()));

/** What a socket hears of a stream's events, in the order in which it hears it. */
function hearing(socket: Socket) {
  const heard: { seq: number; id?: string }[] = [];
  socket.on("message_received", ({ seq, message }) => heard.push({ seq, id: message.id }));
  socket.on("room_update", ({ seq }) => heard.push({ seq }));
  return heard;
}

describe("a room's stream", () => {
  it("brings 200 posts of 8 sockets at once to 5 listeners alike, in order, without gap", async () => {
    const room = await newRoom(owner, [guest]);
    const listeners = await Promise.all(Array.from({ length: 5 }, () => connect(app.url, guest.token)));
    const heard = listeners.map(hearing);
    for (const listener of listeners) expect((await joinLive(listener, room.id)).ok).toBe(true);
    const writers = await Promise.all(Array.from({ length: 8 }, () => connect(app.url, owner.token)));
    const acks = await Promise.all(
      Array.from({ length: 200 }, (_, n) => say(writers[n % 8]!, room.id, `post ${n}`)),
    );
    expect(acks.every(({ ok }) => ok)).toBe(true);
    await vi.waitFor(() => expect(heard.map((all) => all.length)).toEqual([200, 200, 200, 200, 200]));
    const first = heard[0]!;
    expect(first.map(({ seq }) => seq)).toEqual(first.map((_, index) => first[0]!.seq + index));
    for (const other of heard) expect(other).toEqual(first);
    const bySeq = acks.map(({ data }) => data).sort((a, b) => a.seq - b.seq);
    expect(first.map(({ id }) => id)).toEqual(bySeq.map(({ id }) => id));
  });

  it("is answered with what was missed, without a gap, and but seldom after something newer", async () => {
    const room = await newRoom(owner, [guest]);
    const writers = await Promise.all(Array.from({ length: 4 }, () => connect(app.url, owner.token)));
    let go = true;
    const writing = writers.map(async (writer) => {
      while (go) await say(writer, room.id, "on and on");
    });
    let overtaken = 0;
    for (let n = 0; n < 10; n += 1) {
      const socket = await connect(app.url, guest.token);
      const heard = hearing(socket);
      const { data } = await new Promise<Awaited<ReturnType<typeof joinLive>>>((done) => {
        socket.emit("join_room", { roomId: room.id, after: 1 }, (answer: never) => {
          if (heard.length > 0) overtaken += 1;
          done(answer);
        });
      });
      await vi.waitFor(() => expect(heard.length).toBeGreaterThan(2), { timeout: 10_000 });
      const all = new Set([...data.events!, ...heard].map(({ seq }) => seq));
      expect([...all].sort((a, b) => a - b)).toEqual(Array.from(all, (_, at) => 2 + at));
    }
    go = false;
    await Promise.all(writing);
    expect(overtaken).toBeLessThan(6);
  });

  it("gives after a gap what was missed, and reset where it cannot", async () => {
    const room = await newRoom(owner, [guest]);
    const socket = await connect(app.url, guest.token);
    const { data } = await joinLive(socket, room.id);
    expect(data).toMatchObject({ seq: 2, events: [] });
    socket.close();
    for (let n = 0; n < 5; n += 1)
      await owner.api("POST", `/rooms/${room.id}/messages`, { text: `missed ${n}` });
    const again = await connect(app.url, guest.token);
    const caught = await joinLive(again, room.id, data.seq);
    expect(caught.data.events?.map(({ seq }) => seq)).toEqual([3, 4, 5, 6, 7]);
    expect((await joinLive(again, room.id, 7)).data).toMatchObject({ seq: 7, events: [] });
    expect((await joinLive(again, room.id, 8)).data).toMatchObject({ seq: 7, reset: true });
    const writers = await Promise.all(Array.from({ length: 4 }, () => connect(app.url, owner.token)));
    await Promise.all(Array.from({ length: 500 }, (_, n) => say(writers[n % 4]!, room.id, `more ${n}`)));
    expect((await joinLive(again, room.id, 7)).data.events?.length).toBe(500);
    expect((await joinLive(again, room.id, 6)).data).toMatchObject({ seq: 507, reset: true });
  });

  it("is joined and left by the room's slug as by its id", async () => {
    const room = await newRoom(owner);
    const socket = await connect(app.url, owner.token);
    const heard = hearing(socket);
    await joinLive(socket, room.slug);
    expect(await ask(socket, "leave_room", { roomId: room.slug })).toEqual({ ok: true, data: null });
    expect((await say(socket, room.id, "unheard")).ok).toBe(true);
    expect((await joinLive(socket, room.id)).ok).toBe(true);
    const sent = await say(socket, room.id, "heard");
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0));
    expect(heard).toEqual([{ seq: sent.data.seq, id: sent.data.id }]);
  });

  it("travels by long polling as well", async () => {
    const room = await newRoom(owner, [guest]);
    const socket = await connect(app.url, guest.token, { transports: ["polling"], upgrade: false });
    const heard = hearing(socket);
    await joinLive(socket, room.id);
    const sent = await say(socket, room.id, "by polling");
    expect(sent.ok).toBe(true);
    await vi.waitFor(() => expect(heard).toEqual([{ seq: sent.data.seq, id: sent.data.id }]));
  });

  it("gives a message sent twice the same answer, by whichever way", async () => {
    const room = await newRoom(owner);
    const socket = await connect(app.url, owner.token);
    const first = await say(socket, room.id, "once", "same-one");
    expect((await say(socket, room.id, "once", "same-one")).data).toEqual(first.data);
    const again = await owner.api<{ id: string }>("POST", `/rooms/${room.id}/messages`, {
      text: "once",
      clientId: "same-one",
    });
    expect([again.status, again.data.id]).toEqual([200, first.data.id]);
  });
});

describe("the door", () => {
  it("lets visitors hear public rooms, not speak, and know of no private one", async () => {
    const open = await newRoom(owner);
    const hidden = await newRoom(owner, [], { type: "PRIVATE" });
    const never = { code: "not_found", message: "This room was not found." };
    for (const socket of [await connect(app.url), await connect(app.url, guest.token)]) {
      expect((await joinLive(socket, open.id)).ok).toBe(true);
      expect((await say(socket, open.id, "hello")).ok).toBe(false);
      for (const id of [hidden.id, hidden.slug, "never-used"])
        expect((await joinLive(socket, id, 0)).error).toEqual(never);
    }
  });

  it("is shut to tokens that are none and to other sites", async () => {
    for (const token of ["seda_made-up", { a: 1 }, 5, ""])
      await expect(connect(app.url, undefined, { auth: { token } })).rejects.toMatchObject({
        data: { code: "unauthenticated" },
      });
    for (const transports of [["websocket"], ["polling"]])
      for (const Origin of ["https://evil.example", "null"])
        await expect(
          connect(app.url, owner.token, { transports, extraHeaders: { Origin } }),
        ).rejects.toThrow();
    expect((await connect(app.url, owner.token, { extraHeaders: { Origin: app.url } })).connected).toBe(true);
  });
});

describe("is left before the command answers", () => {
  /** A socket of the guest's in a room, and what it heard of being put out. */
  async function inRoom(input: object = {}) {
    const room = await newRoom(owner, [guest], input);
    const socket = await connect(app.url, guest.token);
    const removed: { reason: string }[] = [];
    socket.on("removed", (event) => removed.push(event));
    const heard = hearing(socket);
    await joinLive(socket, room.id);
    return { room, socket, removed, heard };
  }

  it.each([
    ["kicked", "kicked", {}, (id: string) => owner.api("DELETE", `/rooms/${id}/members/${guest.id}`)],
    [
      "gone from a private room",
      "left",
      { type: "PRIVATE" },
      (id: string) => guest.api("POST", `/rooms/${id}/leave`),
    ],
    ["in a room that is deleted", "deleted", {}, (id: string) => owner.api("DELETE", `/rooms/${id}`)],
  ])("by whoever is %s", async (_, reason, input, act) => {
    const { room, socket, removed, heard } = await inRoom(input);
    expect((await act(room.id)).status).toBe(204);
    // Deleted rooms take no posts: then there is nothing to hear.
    const later = await owner.api<{ id: string } | undefined>("POST", `/rooms/${room.id}/messages`, {
      text: "not for them",
    });
    await vi.waitFor(() => expect(removed).toEqual([{ stream: `room:${room.id}`, reason }]));
    await ask(socket, "clock", {});
    expect(heard.filter(({ id }) => id && id === later.data?.id)).toEqual([]);
    expect((await say(socket, room.id, "still here")).ok).toBe(false);
  });

  it("by outsiders of a room that turns private; members stay", async () => {
    const { room, socket, removed, heard } = await inRoom();
    const visitor = await connect(app.url);
    const out: { reason: string }[] = [];
    visitor.on("removed", (event) => out.push(event));
    const overheard = hearing(visitor);
    await joinLive(visitor, room.id);
    await owner.api("PATCH", `/rooms/${room.id}`, { type: "PRIVATE" });
    await owner.api("POST", `/rooms/${room.id}/messages`, { text: "among ourselves" });
    await vi.waitFor(() => expect(heard.filter(({ id }) => id).length).toBe(1));
    expect(out).toMatchObject([{ reason: "private" }]);
    expect(overheard.filter(({ id }) => id)).toEqual([]);
    expect(removed).toEqual([]);
    expect(socket.connected).toBe(true);
  });

  it("by a login that ends", async () => {
    const one = await newClient(app.url);
    const login = await apiOf(app.url)<{ token: string }>("POST", "/login", {
      email: one.email,
      password: PASSWORD,
    });
    const [ended, other] = [await connect(app.url, one.token), await connect(app.url, login.data.token)];
    expect((await one.api("POST", "/logout")).status).toBe(204);
    await vi.waitFor(() => expect(ended.connected).toBe(false));
    expect(other.connected).toBe(true);
    await expect(connect(app.url, one.token)).rejects.toMatchObject({ data: { code: "unauthenticated" } });
  });
});

describe("whatever is sent", () => {
  const events = ["join_room", "leave_room", "message", "typing", "read", "watch_rooms", "clock", "nothing"];
  const payloads = [
    undefined,
    null,
    0,
    -1,
    "x",
    true,
    [],
    {},
    [{}],
    { roomId: null },
    { roomId: 5 },
    { roomId: {} },
    { roomId: "" },
    { roomId: "nul\u0000l" },
    { roomId: "x".repeat(5000) },
    { roomId: "__proto__", after: "1" },
    { roomId: "a", after: -1 },
    { roomId: "a", after: 1e300 },
    { roomId: "a", text: {}, clientId: [] },
    { roomId: "a", seq: "1" },
    Buffer.from("bytes"),
  ];

  it("is answered or ignored, and nobody else suffers", async () => {
    const room = await newRoom(owner);
    const socket = await connect(app.url, owner.token);
    const visitor = await connect(app.url);
    for (const event of events)
      for (const payload of payloads) {
        socket.emit(event, payload);
        visitor.emit(event, payload, "no callback", 5);
        if (event !== "nothing") {
          const answer = await ask(socket, event, payload);
          expect(typeof answer.ok).toBe("boolean");
          if (!answer.ok) expect(answer.error.message).not.toContain("Something went wrong");
        }
      }
    for (const after of [1e300, 2 ** 53, -0, 1.5, NaN, null])
      expect(typeof (await ask<{ ok: boolean }>(socket, "join_room", { roomId: room.id, after })).ok).toBe(
        "boolean",
      );
    socket.emit("message", { roomId: room.id, text: "x".repeat(1_000_000), clientId: "huge" });
    await vi.waitFor(() => expect(socket.connected).toBe(false));
    expect((await say(await connect(app.url, owner.token), room.id, "all is well")).ok).toBe(true);
    expect(app.logs().filter((line) => line.includes("socket_request_failed"))).toEqual([]);
  });
});

describe("who is there", () => {
  it("is told at most once a second, also when a hundred come", async () => {
    const room = await newRoom(owner, [guest]);
    const listener = await connect(app.url, owner.token);
    const told: { online: number; people: unknown[] }[] = [];
    listener.on("presence", (presence) => told.push(presence));
    await joinLive(listener, room.id);
    await vi.waitFor(() => expect(told.length).toBe(1), { timeout: 3000 });
    const crowd = await Promise.all(
      Array.from({ length: 100 }, (_, n) => connect(app.url, n ? undefined : guest.token)),
    );
    const start = performance.now();
    await Promise.all(crowd.map((socket) => joinLive(socket, room.id)));
    await vi.waitFor(() => expect(told.at(-1)?.online).toBe(102 - 1), { timeout: 4000 });
    const seconds = (performance.now() - start) / 1000;
    expect(told.length - 1).toBeLessThanOrEqual(Math.max(2, Math.ceil(seconds)));
    expect(told.at(-1)?.people.length).toBe(2);
    for (const socket of crowd) socket.close();
    await vi.waitFor(() => expect(told.at(-1)?.online).toBe(1), { timeout: 4000 });
  });

  it("types for others to see, not for oneself, and not faster than makes sense", async () => {
    const room = await newRoom(owner, [guest]);
    const [one, other] = [await connect(app.url, owner.token), await connect(app.url, guest.token)];
    const seen: string[] = [];
    for (const socket of [one, other]) {
      await joinLive(socket, room.id);
      socket.on("typing", ({ user }) => seen.push(`${socket === one ? "owner" : "guest"} sees ${user.id}`));
    }
    const told = await Promise.all(
      Array.from({ length: 50 }, () => ask(other, "typing", { roomId: room.id })),
    );
    expect(told.every(({ ok }) => ok)).toBe(true);
    await wait(100);
    expect(seen).toEqual([`owner sees ${guest.id}`]);
    const visitor = await connect(app.url);
    expect((await ask(visitor, "typing", { roomId: room.id })).error.code).toBe("unauthenticated");
  });
});
