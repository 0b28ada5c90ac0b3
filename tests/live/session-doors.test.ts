import { randomUUID } from "node:crypto";
import type { Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { RoomDto } from "~/domain/rooms/schema";
import type { SessionDto } from "~/domain/sessions/schema";
import { startApp, type App } from "../support/app";
import {
  apiOf,
  ask,
  closeSockets,
  connect,
  joinLive,
  loginCookie,
  newClient,
  newRoom,
  type Client,
} from "../support/clients";
import { PASSWORD } from "../support/people";
import { addTo, joinSession, newSession, someTrack } from "../support/session-clients";

let app: App;
let host: Client;
let guest: Client;
let cookie: string;
beforeAll(async () => {
  app = await startApp({ env: { LIMIT_SIGNUP: "100000/60" } });
  // The first account administers the site, and would come in anywhere.
  await newClient(app.url);
  [host, guest] = [await newClient(app.url), await newClient(app.url)];
  cookie = await loginCookie(app.url, guest);
});
afterEach(closeSockets);
afterAll(async () => void (await app.stop()));

const login = async ({ email }: Client) =>
  (await apiOf(app.url)<{ token: string }>("POST", "/login", { email, password: PASSWORD })).data;

const STREAM = ["message_received", "session_update", "user_joined", "user_left", "presence", "typing"];

/** What a socket hears of the session's stream, and how it was put out. */
function hearing(socket: Socket, session: SessionDto) {
  const heard: string[] = [];
  const removed: string[] = [];
  const stream = `session:${session.id}`;
  for (const event of STREAM)
    socket.on(event, (told: { stream: string }) => told.stream === stream && heard.push(event));
  socket.on("removed", (told: { stream: string; reason: string }) => {
    if (told.stream === stream) removed.push(told.reason);
  });
  return { socket, heard, removed };
}

const drained = (...sockets: Socket[]) => Promise.all(sockets.map((socket) => ask(socket, "clock", {})));

/** Makes a session noisy in every way that its stream knows, until its presence has been told twice. */
async function noise(session: SessionDto, loud: Socket): Promise<void> {
  const sessionId = session.id;
  await ask(loud, "message", { sessionId, text: "later", clientId: randomUUID() });
  await ask(loud, "typing", { sessionId });
  await addTo(session, host).catch(() => undefined);
  for (const playing of [true, false])
    await new Promise((done) =>
      loud.once("presence", done).emit("listening", { sessionId, playing }, () => undefined),
    );
}

const moderate = (room: RoomDto, action: string) =>
  host.api("POST", `/rooms/${room.id}/moderation`, { action, targetId: guest.id, reason: "Off topic" });

describe("who is put out of the room hears nothing more of its session", () => {
  it.each<[string, object, (room: RoomDto) => Promise<{ status: number }>, string]>([
    ["kicked", {}, (room) => moderate(room, "KICK_USER"), "kicked"],
    ["banned", {}, (room) => moderate(room, "BAN_USER"), "banned"],
    ["kicked from a private one", { isPrivate: true }, (room) => moderate(room, "KICK_USER"), "kicked"],
    ["banned from a private one", { isPrivate: true }, (room) => moderate(room, "BAN_USER"), "banned"],
    [
      "gone from a private one",
      { isPrivate: true },
      (room) => guest.api("POST", `/rooms/${room.id}/leave`),
      "left",
    ],
  ])("when %s, on any socket, before the answer", async (_, input, act, reason) => {
    const room = await newRoom(host, [guest], input);
    const session = await newSession(host, { roomId: room.id, initialTrack: someTrack(600) });
    const loud = await connect(app.url, host.token);
    await joinSession(loud, session.id);
    const sockets = await Promise.all([
      connect(app.url, undefined, { extraHeaders: { Cookie: cookie, Origin: app.url } }),
      connect(app.url, guest.token),
      connect(app.url, guest.token, { transports: ["polling"], upgrade: false }),
    ]);
    const inside = sockets.map((socket) => hearing(socket, session));
    for (const { socket } of inside) {
      await joinLive(socket, room.id);
      expect((await joinSession(socket, session.id)).ok).toBe(true);
      await ask(socket, "listening", { sessionId: session.id, playing: true });
    }
    expect((await act(room)).status).toBeLessThan(300);
    await drained(...sockets);
    expect(inside.map(({ removed }) => removed)).toEqual([[reason], [reason], [reason]]);
    const { data } = await host.api<SessionDto>("GET", `/sessions/${session.id}`);
    expect(data.listening).toBe(0);
    for (const { heard } of inside) heard.length = 0;
    await noise(session, loud);
    await drained(...sockets);
    expect(inside.map(({ heard }) => heard)).toEqual([[], [], []]);
    const hidden = "isPrivate" in input;
    const again = await joinSession(sockets[0]!, session.id);
    expect(again.error?.code).toBe(hidden ? "not_found" : reason === "banned" ? "forbidden" : undefined);
  });

  it("when the room turns private, as an outsider; members stay", async () => {
    const room = await newRoom(host, [guest]);
    const session = await newSession(host, { roomId: room.id, initialTrack: someTrack(600) });
    const member = hearing(await connect(app.url, guest.token), session);
    const visitor = hearing(await connect(app.url), session);
    const loud = await connect(app.url, host.token);
    for (const socket of [member.socket, visitor.socket, loud]) await joinSession(socket, session.id);
    expect((await host.api("PATCH", `/rooms/${room.id}`, { isPrivate: true })).status).toBe(200);
    await drained(visitor.socket);
    expect(visitor.removed).toEqual(["private"]);
    for (const { heard } of [member, visitor]) heard.length = 0;
    await noise(session, loud);
    await drained(member.socket, visitor.socket);
    expect(visitor.heard).toEqual([]);
    expect(member.heard).toContain("message_received");
    expect(member.removed).toEqual([]);
  });

  it("when the room is deleted", async () => {
    const room = await newRoom(host, [guest]);
    const session = await newSession(host, { roomId: room.id });
    const inside = hearing(await connect(app.url, guest.token), session);
    await joinSession(inside.socket, session.id);
    expect((await host.api("DELETE", `/rooms/${room.id}`)).status).toBe(204);
    await drained(inside.socket);
    expect(inside.removed).toEqual(["deleted"]);
    expect((await joinSession(inside.socket, session.id)).error.code).toBe("not_found");
  });
});

describe("a session that ends", () => {
  it("says so before the answer, and takes nothing more", async () => {
    const session = await newSession(host, { initialTrack: someTrack(600) });
    const socket = await connect(app.url, guest.token);
    await joinSession(socket, session.id);
    const told: string[] = [];
    socket.on("session_update", ({ type }) => told.push(type));
    const ended = await host.api<SessionDto>("PATCH", `/sessions/${session.id}/end`, {});
    expect([ended.status, ended.data.status]).toEqual([200, "ENDED"]);
    await drained(socket);
    expect(told).toContain("session_ended");
    const said = await ask(socket, "message", { sessionId: session.id, text: "hm", clientId: randomUUID() });
    expect(said.error.code).toBe("conflict");
  });
});

describe("the door", () => {
  it("lets visitors listen to public sessions, not speak, and know of no private one", async () => {
    const open = await newSession(host, { initialTrack: someTrack(600) });
    const hidden = await newSession(host, { isPrivate: true });
    const room = await newRoom(host, [], { isPrivate: true });
    const inRoom = await newSession(host, { roomId: room.id });
    for (const socket of [await connect(app.url), await connect(app.url, guest.token)]) {
      const sessionId = open.id;
      expect((await joinSession(socket, sessionId)).ok).toBe(true);
      expect((await ask(socket, "listening", { sessionId, playing: true })).ok).toBe(true);
      for (const id of [hidden.id, inRoom.id])
        for (const [event, more] of [
          ["join_session", {}],
          ["join_session", { after: 0 }],
          ["leave_session", {}],
          ["message", { text: "hello", clientId: "again" }],
          ["typing", {}],
          ["listening", { playing: true }],
          ["track_length", { itemId: randomUUID(), duration: 5 }],
          ["track_failed", { itemId: randomUUID() }],
        ] as const)
          expect(await ask(socket, event, { sessionId: id, ...more }), event).toEqual(
            await ask(socket, event, { sessionId: randomUUID(), ...more }),
          );
    }
    const visitor = await connect(app.url);
    const sessionId = open.id;
    for (const event of ["message", "typing"])
      expect((await ask(visitor, event, { sessionId, text: "hi", clientId: "v" })).error.code).toBe(
        "unauthenticated",
      );
  });

  it("shuts behind a login that ends, and whoever listened by it counts no longer", async () => {
    const session = await newSession(host);
    const one = await newClient(app.url);
    const ending = await connect(app.url, one.token);
    const staying = await connect(app.url, (await login(one)).token);
    for (const socket of [ending, staying]) await joinSession(socket, session.id);
    await ask(ending, "listening", { sessionId: session.id, playing: true });
    expect((await one.api("POST", "/logout")).status).toBe(204);
    await vi.waitFor(() => expect(ending.connected).toBe(false));
    expect(staying.connected).toBe(true);
    const { presence } = (await joinSession(staying, session.id)).data;
    expect(presence).toMatchObject({ online: 1, listening: 0 });
  });
});

describe("whatever is sent", () => {
  const EVENTS = [
    ...["join_session", "leave_session", "listening", "track_length", "track_failed", "message", "typing"],
  ];
  const PIECES: unknown[] = [
    ...[undefined, null, 0, -1, 1e300, NaN, "", "x", "nul\u0000l", "x".repeat(5000), true, [], {}, [{}]],
    ...["__proto__", "constructor", "\uD800", randomUUID(), randomUUID().toUpperCase()],
  ];

  it("is answered, never with a fault of ours, and nobody else suffers", async () => {
    const session = await newSession(host, { initialTrack: someTrack(null) });
    const sockets = [await connect(app.url, host.token), await connect(app.url)];
    for (const socket of sockets) await joinSession(socket, session.id);
    const answers = EVENTS.flatMap((event) =>
      PIECES.flatMap((piece) =>
        sockets.flatMap((socket) => [
          ask(socket, event, piece),
          ask(socket, event, { sessionId: piece }),
          ask(socket, event, { sessionId: piece, roomId: piece, after: piece }),
          ask(socket, event, {
            sessionId: session.id,
            after: piece,
            playing: piece,
            text: piece,
            clientId: piece,
          }),
          ask(socket, event, { sessionId: session.id, itemId: piece, duration: piece, reason: piece }),
          ask(socket, event, { sessionId: session.id, itemId: session.playingItemId, duration: piece }),
        ]),
      ),
    );
    for (const answer of await Promise.all(answers))
      if (!answer.ok) expect(answer.error.message).not.toContain("Something went wrong");
    expect(app.logs().filter((line) => line.includes("socket_request_failed"))).toEqual([]);
    expect((await joinSession(sockets[1]!, session.id)).ok).toBe(true);
  });
});
