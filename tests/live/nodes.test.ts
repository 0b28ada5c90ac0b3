import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
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
import { CAN_HAVE_NODES, startNodes, type Nodes } from "../support/nodes";
import { PASSWORD } from "../support/people";
import { joinSession, newSession, sessionNow, someTrack } from "../support/session-clients";

let nodes: Nodes;
let admin: Client;
let owner: Client;
let guest: Client;
let here: string;
let there: string;
beforeAll(async () => {
  if (!CAN_HAVE_NODES) return;
  nodes = await startNodes(2);
  [here, there] = nodes.apps.map(({ url }) => url) as [string, string];
  admin = await newClient(here);
  [owner, guest] = [await newClient(here), await newClient(there)];
});
afterEach(closeSockets);
afterAll(() => nodes?.stop());

/** The same person, asking another node. */
const at = (url: string, who: Client) => apiOf(url, who.token);

describe.skipIf(!CAN_HAVE_NODES)("two nodes", () => {
  it("know of each other, and say so", async () => {
    for (const url of [here, there])
      expect(await (await fetch(`${url}/readyz`)).json()).toEqual({
        ...{ status: "ready", database: "up", redis: "up", nodes: 2 },
      });
  });

  it("tell everybody the same in the same order, whoever of them takes the post", async () => {
    const room = await newRoom(owner, [guest]);
    const listeners = await Promise.all([here, there].map((url) => connect(url, guest.token)));
    const heard = listeners.map((socket) => {
      const seqs: number[] = [];
      socket.on("message_received", ({ seq }) => seqs.push(seq));
      return seqs;
    });
    for (const socket of listeners) await joinLive(socket, room.id);
    const writers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => connect(n % 2 ? here : there, owner.token)),
    );
    const acks = await Promise.all(
      Array.from({ length: 300 }, (_, n) => say(writers[n % 6]!, room.id, `post ${n}`)),
    );
    const seqs = acks.map(({ data }) => data.seq).sort((a, b) => a - b);
    await vi.waitFor(() => expect(heard).toEqual([seqs, seqs]));
    expect(seqs).toEqual(seqs.map((_, index) => seqs[0]! + index));
  });

  it("serve no page or answer that is older than the other's last answer", async () => {
    const room = await newRoom(owner, [guest]);
    for (let n = 0; n < 16; n += 1) {
      const [writing, reading] = n % 2 ? [here, there] : [there, here];
      const text = `number ${n} of this room`;
      expect(await (await fetch(`${reading}/rooms/${room.slug}`)).text()).not.toContain(text);
      expect(await (await fetch(`${reading}/rooms/${room.slug}`)).text()).not.toContain(text);
      await at(writing, owner)("POST", `/rooms/${room.id}/messages`, { text });
      expect(await (await fetch(`${reading}/rooms/${room.slug}`)).text()).toContain(text);
      const { data } = await at(reading, guest)<{ text: string }[]>("GET", `/rooms/${room.id}/messages`);
      expect(data[0]!.text).toBe(text);
    }
  });

  it("forget a login, a name and a role on both as soon as one has answered", async () => {
    const one = await newClient(here);
    const { data: login } = await apiOf(there)<{ token: string }>("POST", "/login", {
      email: one.email,
      password: PASSWORD,
    });
    for (const url of [here, there]) expect((await apiOf(url, login.token)("GET", "/me")).status).toBe(200);
    const socket = await connect(there, login.token);
    expect((await apiOf(here, login.token)("POST", "/logout")).status).toBe(204);
    expect((await apiOf(there, login.token)("GET", "/me")).status).toBe(401);
    await vi.waitFor(() => expect(socket.connected).toBe(false));
  });

  it.each(["KICK_USER", "BAN_USER"])("put out on both before %s answers", async (action) => {
    const room = await newRoom(owner, [guest]);
    const inside = await Promise.all([here, there, there].map((url) => connect(url, guest.token)));
    const removed: string[] = [];
    const heard: string[] = [];
    for (const socket of inside) {
      socket.on("removed", ({ reason }) => removed.push(reason));
      socket.on("message_received", ({ message }) => heard.push(message.text));
      await joinLive(socket, room.id);
      await ask(socket, "watch_rooms", {});
    }
    for (let round = 0; round < 2; round += 1) {
      const from = round ? there : here;
      const answer = await at(from, owner)("POST", `/rooms/${room.id}/moderation`, {
        ...{ action, targetId: guest.id, reason: "Because" },
      });
      expect(answer.status).toBe(201);
      // A post from the other node right after it: whoever is still inside would hear it.
      await at(round ? here : there, owner)("POST", `/rooms/${room.id}/messages`, { text: "after it" });
      await Promise.all(inside.map((socket) => ask(socket, "clock", {})));
      expect(removed.length).toBe(3);
      expect(heard).toEqual([]);
      if (round === 1) break;
      if (action === "BAN_USER")
        await owner.api("POST", `/rooms/${room.id}/moderation`, { action: "UNBAN_USER", targetId: guest.id });
      await owner.api("POST", `/rooms/${room.id}/members`, { userId: guest.id });
      for (const socket of inside) await joinLive(socket, room.id);
      removed.length = heard.length = 0;
    }
  });

  it("see who is on the other, who types there, and who has gone", async () => {
    const room = await newRoom(owner, [guest]);
    const one = await connect(here, owner.token);
    const told: { online: number; people: { id: string }[] }[] = [];
    const names: string[] = [];
    one.on("presence", (presence) => told.push(presence));
    one.on("user_joined", ({ user }) => names.push(`+${user.id}`));
    one.on("user_left", ({ user }) => names.push(`-${user.id}`));
    one.on("typing", ({ user }) => names.push(`…${user.id}`));
    await joinLive(one, room.id);
    await vi.waitFor(() => expect(told.at(-1)?.online).toBe(1), { timeout: 3000 });
    const other = await connect(there, guest.token);
    expect((await joinLive(other, room.id)).data.presence.online).toBe(2);
    await vi.waitFor(() => expect(told.at(-1)?.online).toBe(2), { timeout: 3000 });
    await ask(other, "typing", { roomId: room.id });
    await vi.waitFor(() => expect(names).toEqual([`+${guest.id}`, `…${guest.id}`]));
    // The same person on both nodes is one person.
    const second = await connect(here, guest.token);
    await joinLive(second, room.id);
    other.close();
    await vi.waitFor(async () => expect((await joinLive(one, room.id)).data.presence.online).toBe(2));
    second.close();
    await vi.waitFor(() => expect(told.at(-1)?.online).toBe(1), { timeout: 3000 });
    const page = await (await fetch(`${there}/rooms/${room.slug}`)).text();
    expect(page).toMatch(/\b1(<!-- -->)? here now/);
  });

  it("count a session's listeners together", async () => {
    const session = await newSession(owner);
    const sockets = [
      await connect(here, owner.token),
      await connect(there, guest.token),
      await connect(there),
    ];
    for (const socket of sockets) {
      await joinSession(socket, session.id);
      await ask(socket, "listening", { sessionId: session.id, playing: true });
    }
    const listening = async (url: string) =>
      (await at(url, owner)<{ listening: number }>("GET", `/sessions/${session.id}`)).data.listening;
    await vi.waitFor(async () => expect([await listening(here), await listening(there)]).toEqual([3, 3]));
    sockets[1]!.close();
    await vi.waitFor(async () => expect([await listening(here), await listening(there)]).toEqual([2, 2]));
  });

  it.each(["one after the other", "at once"])(
    "believe two listeners on both who found the same length of a track, %s",
    async (how) => {
      const other = await newClient(here);
      const session = await newSession(owner, { initialTrack: someTrack(null) });
      const itemId = (await sessionNow(session, owner)).session.playingItemId!;
      const lengthOf = async () =>
        (await sessionNow(session, owner)).queue.find(({ id }) => id === itemId)!.duration;
      const found = async (url: string, who: Client, duration: number) => {
        const socket = await connect(url, who.token);
        await joinSession(socket, session.id);
        const report = { sessionId: session.id, itemId, duration };
        return () => ask(socket, "track_length", report);
      };
      // Somebody finds nonsense, and says it twice: one person is one.
      const third = await newClient(there);
      for (const url of [here, there]) expect((await (await found(url, third, 9))()).ok).toBe(true);
      expect(await lengthOf()).toBeNull();
      const [one, two] = [await found(here, other, 200), await found(there, guest, 201)];
      const first = one();
      if (how !== "at once") await first;
      for (const { ok } of await Promise.all([first, two()])) expect(ok).toBe(true);
      await vi.waitFor(async () => expect(Math.abs((await lengthOf())! - 200.5)).toBe(0.5));
    },
  );

  it("tell a person's tabs on the other what concerns them alone", async () => {
    const room = await newRoom(owner, [guest]);
    const tab = await connect(there, guest.token);
    const told: string[] = [];
    tab.on("notification", ({ kind }) => told.push(kind));
    tab.on("read", ({ unread }) => told.push(`unread ${unread}`));
    await at(here, owner)("POST", `/rooms/${room.id}/moderation`, {
      ...{ action: "MUTE_USER", targetId: guest.id, reason: "Loud" },
    });
    await vi.waitFor(() => expect(told).toEqual(["MUTED"]));
    const elsewhere = await connect(here, guest.token);
    const { data } = await joinLive(elsewhere, room.id);
    await ask(elsewhere, "read", { roomId: room.id, seq: data.seq });
    await vi.waitFor(() => expect(told).toContain("unread 0"));
  });

  it("show a person's new role on both", async () => {
    const one = await newClient(there);
    const role = async (url: string) => (await at(url, one)<{ role: string }>("GET", "/me")).data.role;
    expect([await role(here), await role(there)]).toEqual(["USER", "USER"]);
    const socket = await connect(there, one.token);
    const { status } = await at(here, admin)("PATCH", `/admin/users/${one.id}`, {
      ...{ role: "ADMIN", reason: "Trusted" },
    });
    expect(status).toBe(200);
    expect([await role(there), await role(here)]).toEqual(["ADMIN", "ADMIN"]);
    await vi.waitFor(() => expect(socket.connected).toBe(false));
  });
});
