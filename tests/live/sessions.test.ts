import type { Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { QueueItemDto, SessionDto } from "~/domain/sessions/schema";
import { applySessionEvent, type SessionState } from "~/streams/session-reducer";
import { startApp, type App } from "../support/app";
import { ask, closeSockets, connect, newClient, type Client } from "../support/clients";
import { unique } from "../support/people";
import {
  addTo,
  joinSession,
  newSession,
  sessionEvents,
  sessionNow,
  someTrack,
} from "../support/session-clients";

let app: App;
let host: Client;
let guest: Client;
let other: Client;
beforeAll(async () => {
  app = await startApp({ env: { LIMIT_SIGNUP: "100000/60" } });
  // The first account administers the site.
  await newClient(app.url);
  [host, guest, other] = [await newClient(app.url), await newClient(app.url), await newClient(app.url)];
});
afterEach(closeSockets);
afterAll(async () => void (await app.stop()));

const queue = (session: SessionDto) => `/sessions/${session.id}/queue`;
const chat = (socket: Socket, session: SessionDto, text: string) =>
  ask<{ seq: number }>(socket, "message", { sessionId: session.id, text, clientId: unique() });
/** Waits until a socket has heard everything that was sent to it before. */
const drained = (...sockets: Socket[]) => Promise.all(sockets.map((socket) => ask(socket, "clock", {})));

describe("a session's stream", () => {
  it("brings everybody the same, in order and without gap, and leads to what the API tells", async () => {
    const session = await newSession(host, { perPerson: 50, initialTrack: someTrack(600) });
    const sockets = await Promise.all(
      [host, guest, other, guest, other].map(({ token }) => connect(app.url, token)),
    );
    const heard = sockets.map(sessionEvents);
    const joined = await Promise.all(sockets.map((socket) => joinSession(socket, session.id)));
    const before = await sessionNow(session, host);
    const people = [host, guest, other];
    const items = await Promise.all(Array.from({ length: 24 }, (_, n) => addTo(session, people[n % 3]!)));
    await Promise.all(
      items.flatMap((item, n) => [
        people[(n + 1) % 3]!.api("POST", `${queue(session)}/${item.id}/vote`, {
          voteType: n % 4 ? "UPVOTE" : "DOWNVOTE",
        }),
        chat(sockets[n % 5]!, session, `words ${n}`),
        ...(n % 6 ? [] : [host.api("DELETE", `${queue(session)}/${item.id}`)]),
      ]),
    );
    await host.api("POST", `/sessions/${session.id}/skip`, {});
    await host.api("PATCH", `/sessions/${session.id}`, { sessionName: "Later that night" });
    const plain = (all: QueueItemDto[]) =>
      all.map(({ startsAt: _at, myVote: _own, ...item }) => item).sort((a, b) => (a.id < b.id ? -1 : 1));
    // The last votes may be told a second later.
    await vi.waitFor(
      async () => {
        const after = await sessionNow(session, other);
        let state: SessionState = {
          ...{ seq: Math.min(...joined.map(({ data }) => data.seq)), session: before.session },
          ...{ items: before.queue, people: [], messages: [], lastEnded: null },
        };
        for (const event of heard[0]!) state = applySessionEvent(state, event);
        const { listening: _, ...told } = after.session;
        expect(state.session).toMatchObject(told);
        expect(plain(state.items)).toEqual(plain(after.queue));
        expect(state.messages.length).toBe(24);
      },
      { timeout: 5000 },
    );
    await drained(...sockets);
    for (const all of heard) expect(all).toEqual(heard[0]);
    const seqs = heard[0]!.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => seqs[0]! + index));
  });

  it("gives after a gap what was missed, and reset where it cannot", async () => {
    const session = await newSession(host);
    const socket = await connect(app.url, guest.token);
    const { data } = await joinSession(socket, session.id);
    socket.close();
    const item = await addTo(session, host, someTrack(600));
    await chat(await connect(app.url, other.token), session, "missed");
    const again = await connect(app.url, guest.token);
    const caught = await joinSession(again, session.id, data.seq);
    const types = caught.data.events!.map(({ type }) => type);
    expect(types).toContain("track");
    expect(types.at(-1)).toBe("message");
    expect(caught.data.events!.map(({ seq }) => seq)).toEqual(types.map((_, n) => data.seq + 1 + n));
    expect(JSON.stringify(caught.data.events)).toContain(item.id);
    const { seq } = caught.data;
    expect((await joinSession(again, session.id, seq)).data).toMatchObject({ seq, events: [] });
    expect((await joinSession(again, session.id, seq + 1)).data).toMatchObject({ seq, reset: true });
  });

  it("carries the chat, once for each clientId, and who is typing", async () => {
    const session = await newSession(host);
    const [one, two] = [await connect(app.url, host.token), await connect(app.url, guest.token)];
    for (const socket of [one, two]) await joinSession(socket, session.id);
    const heard = sessionEvents(two);
    const typing: unknown[] = [];
    two.on("typing", (event) => typing.push(event));
    for (let n = 0; n < 3; n += 1) await ask(one, "typing", { sessionId: session.id });
    const words = { sessionId: session.id, text: "hello", clientId: "once-in-chat" };
    const sent = await ask<{ id: string; sessionId: string; roomId: null }>(one, "message", words);
    expect(sent.data).toMatchObject({ sessionId: session.id, roomId: null });
    expect((await ask(one, "message", words)).data).toEqual(sent.data);
    await drained(two);
    expect(heard.map(({ type }) => type)).toEqual(["message"]);
    expect(typing).toMatchObject([{ stream: `session:${session.id}`, user: { id: host.id } }]);
    const both = await ask(one, "message", { ...words, roomId: session.id });
    expect(both.error.fields).toHaveProperty("sessionId");
  });
});

describe("votes", () => {
  it("reach everybody as counts, and the voter's other tabs as their own", async () => {
    const session = await newSession(host, { initialTrack: someTrack(600) });
    const item = await addTo(session, host);
    const [tab, theirs, visitor] = [
      await connect(app.url, guest.token),
      await connect(app.url, other.token),
      await connect(app.url),
    ];
    const own: Record<string, unknown[]> = { tab: [], theirs: [], visitor: [] };
    const heard = [tab, theirs, visitor].map(sessionEvents);
    for (const [name, socket] of Object.entries({ tab, theirs, visitor })) {
      await joinSession(socket, session.id);
      socket.on("own_vote", (vote) => own[name]!.push(vote));
    }
    for (const voteType of ["UPVOTE", "DOWNVOTE", "UPVOTE", null, "UPVOTE"]) {
      const { status, data } = await guest.api<QueueItemDto>("POST", `${queue(session)}/${item.id}/vote`, {
        voteType,
      });
      expect([status, data.myVote]).toEqual([201, voteType]);
    }
    expect(own).toMatchObject({
      tab: ["UPVOTE", "DOWNVOTE", "UPVOTE", null, "UPVOTE"].map((voteType) => ({
        ...{ sessionId: session.id, itemId: item.id, voteType },
      })),
      theirs: [],
      visitor: [],
    });
    await vi.waitFor(() => {
      for (const all of heard)
        expect(all.at(-1)).toMatchObject({
          type: "votes",
          data: { counts: [{ id: item.id, upvotes: 1, downvotes: 0 }] },
        });
    });
  });

  it("told at most once a second, however many they are, and the last telling is right", async () => {
    const session = await newSession(host, { initialTrack: someTrack(600) });
    const item = await addTo(session, host);
    const socket = await connect(app.url, guest.token);
    const heard = sessionEvents(socket);
    await joinSession(socket, session.id);
    const start = performance.now();
    for (let n = 0; n < 60; n += 1)
      await [guest, other][n % 2]!.api("POST", `${queue(session)}/${item.id}/vote`, {
        voteType: n % 4 < 2 ? null : "UPVOTE",
      });
    await vi.waitFor(
      () => expect(heard.at(-1)).toMatchObject({ data: { counts: [{ upvotes: 2, downvotes: 0 }] } }),
      { timeout: 4000 },
    );
    const seconds = (performance.now() - start) / 1000;
    expect(heard.filter(({ type }) => type === "votes").length).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
  });

  it("of the crowd skip the track, by the share of the accounts that listen", async () => {
    const session = await newSession(host, { skipShare: 50 });
    const playing = await addTo(session, host, someTrack(600));
    const next = await addTo(session, host, someTrack(600));
    const crowd = await Promise.all(Array.from({ length: 5 }, () => newClient(app.url)));
    const sockets = await Promise.all(crowd.map(({ token }) => connect(app.url, token)));
    for (const socket of sockets) {
      await joinSession(socket, session.id);
      await ask(socket, "listening", { sessionId: session.id, playing: true });
    }
    const heard = sessionEvents(sockets[0]!);
    const down = (who: Client) =>
      who.api("POST", `${queue(session)}/${playing.id}/vote`, { voteType: "DOWNVOTE" });
    for (const who of crowd.slice(0, 2)) await down(who);
    expect((await sessionNow(session, host)).session.playingItemId).toBe(playing.id);
    await down(crowd[2]!);
    expect((await sessionNow(session, host)).session.playingItemId).toBe(next.id);
    await drained(sockets[0]!);
    expect(heard.find(({ type }) => type === "track")?.data).toMatchObject({
      ended: { id: playing.id, state: "SKIPPED", endReason: "voted_down", skipped: true },
    });
  });
});

describe("who is here", () => {
  it("listens when the player plays: an account once, a visitor by connection", async () => {
    const session = await newSession(host);
    const watcher = await connect(app.url, host.token);
    const told: { online: number; listening: number }[] = [];
    watcher.on("presence", (presence) => told.push(presence));
    await joinSession(watcher, session.id);
    const [phone, laptop, visitor] = [
      await connect(app.url, guest.token),
      await connect(app.url, guest.token),
      await connect(app.url),
    ];
    for (const socket of [phone, laptop, visitor]) {
      expect((await ask(socket, "listening", { sessionId: session.id, playing: true })).error.code).toBe(
        "conflict",
      );
      await joinSession(socket, session.id);
      expect((await ask(socket, "listening", { sessionId: session.id, playing: true })).ok).toBe(true);
    }
    const shows = (online: number, listening: number) =>
      vi.waitFor(() => expect(told.at(-1)).toMatchObject({ online, listening }), { timeout: 4000 });
    await shows(3, 2);
    expect((await joinSession(watcher, session.id)).data.presence).toMatchObject({ online: 3, listening: 2 });
    expect((await sessionNow(session, host)).session.listening).toBe(2);
    await ask(phone, "listening", { sessionId: session.id, playing: false });
    visitor.close();
    await shows(2, 1);
    laptop.close();
    await shows(2, 0);
    await ask(phone, "leave_session", { sessionId: session.id });
    await shows(1, 0);
  });

  it("costs at most one message a second and one name, also when a hundred come and play", async () => {
    const session = await newSession(host);
    const watcher = await connect(app.url, host.token);
    await joinSession(watcher, session.id);
    const told: { online: number; listening: number }[] = [];
    await new Promise((done) => watcher.once("presence", done));
    watcher.on("presence", (presence) => told.push(presence));
    const all: string[] = [];
    watcher.onAny((event: string) => all.push(event));
    const crowd = await Promise.all(Array.from({ length: 100 }, () => connect(app.url)));
    const start = performance.now();
    await Promise.all(
      crowd.map(async (socket) => {
        await joinSession(socket, session.id);
        await ask(socket, "listening", { sessionId: session.id, playing: true });
      }),
    );
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ online: 101, listening: 100 }), {
      timeout: 4000,
    });
    const seconds = (performance.now() - start) / 1000;
    expect(told.length).toBeLessThanOrEqual(Math.max(2, Math.ceil(seconds)));
    expect(all.filter((event) => event !== "presence")).toEqual([]);
  });
});
