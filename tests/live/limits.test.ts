import { createServer, connect as connectTo, type Server, type Socket as Line } from "node:net";
import { once } from "node:events";
import type { Socket } from "socket.io-client";
import { afterEach, describe, expect, it } from "vitest";
import { freePort, startApp, type App } from "../support/app";
import { ask, closeSockets, connect, joinLive, newClient, newRoom, say } from "../support/clients";
import { REDIS_URL } from "../support/limit-stores";
import { unique } from "../support/people";

const apps: App[] = [];
async function start(env: Record<string, string>): Promise<App> {
  const app = await startApp({ env });
  apps.push(app);
  return app;
}

afterEach(async () => {
  closeSockets();
  for (const app of apps.splice(0)) await app.stop();
});

describe("over a socket", () => {
  it("whoever hits a limit or a guard is told in the answer, and for how long", async () => {
    const { url } = await start({
      LIMIT_MESSAGES: "4/60",
      LIMIT_MESSAGES_BURST: "4/60",
      LIMIT_REPEATS: "2/60",
      NEW_ACCOUNT_SECONDS: "600",
    });
    const [owner, guest] = [await newClient(url), await newClient(url)];
    const room = await newRoom(owner, [guest]);
    const socket = await connect(url, guest.token);
    await joinLive(socket, room.id);
    const clientId = unique();
    for (let n = 0; n < 3; n += 1) expect((await say(socket, room.id, "same", clientId)).ok).toBe(true);
    expect((await say(socket, room.id, "SAME")).ok).toBe(true);
    const third = await say(socket, room.id, "same");
    expect(third.error).toMatchObject({ code: "rate_limited", fields: { text: [third.error.message] } });
    expect(third.error.retryAfter).toBeGreaterThan(50);
    const link = await ask(socket, "message", { roomId: room.id, text: "evil.com", clientId: unique() });
    expect(link.error).toMatchObject({ code: "forbidden", retryAfter: expect.any(Number) as number });
    for (const text of ["three", "four"]) expect((await say(socket, room.id, text)).ok).toBe(true);
    const fifth = await say(socket, room.id, "five");
    expect(fifth.error).toMatchObject({
      code: "rate_limited",
      message: expect.stringMatching(/Wait \d+ seconds/) as string,
    });
    expect(fifth.error.retryAfter).toBeGreaterThan(50);
    expect((await say(socket, room.id, "same", clientId)).ok).toBe(true);
  });
});

describe("requests over sockets", () => {
  /** How many of so many requests in a row are let through, and the answer to the last. */
  async function letThrough(socket: Socket, times: number) {
    const answers = [];
    for (let n = 0; n < times; n += 1) answers.push(await ask(socket, n % 2 ? "clock" : "watch_rooms", {}));
    const refused = answers.filter(({ error }) => error?.code === "rate_limited");
    return { passed: times - refused.length, last: answers.at(-1)! };
  }

  it("are counted by login over all of its sockets, and whoever asks too many is told for how long", async () => {
    const { url } = await start({ LIMIT_SOCKETS: "10/60" });
    const [one, other] = [await newClient(url), await newClient(url)];
    expect((await letThrough(await connect(url, one.token), 7)).passed).toBe(7);
    const { passed, last } = await letThrough(await connect(url, one.token), 7);
    expect(passed).toBe(3);
    expect(last.error.message).toMatch(/Wait \d+ seconds/);
    expect(last.error.retryAfter).toBeGreaterThan(50);
    expect((await letThrough(await connect(url, other.token), 7)).passed).toBe(7);
  });

  it("of visitors are counted by the address that a trusted proxy names", async () => {
    const { url } = await start({ LIMIT_SOCKETS_ADDRESS: "10/60", TRUST_PROXY: "on" });
    const from = (address: string) =>
      connect(url, undefined, { extraHeaders: { "X-Forwarded-For": `10.9.9.${unique()}, ${address}` } });
    expect((await letThrough(await from("10.0.0.1"), 7)).passed).toBe(7);
    expect((await letThrough(await from("10.0.0.1"), 7)).passed).toBe(3);
    expect((await letThrough(await from("10.0.0.2"), 7)).passed).toBe(7);
    const member = await newClient(url);
    expect((await letThrough(await connect(url, member.token), 12)).passed).toBe(12);
  });
});

/** A way to Redis that can be cut and opened again. */
async function wayToRedis() {
  const to = new URL(REDIS_URL!);
  const port = await freePort();
  const open = new Set<Line>();
  let server: Server;
  const listen = async () => {
    server = createServer((from) => {
      const on = connectTo(Number(to.port || 6379), to.hostname);
      for (const socket of [from, on]) {
        open.add(socket);
        socket.on("error", () => undefined).on("close", () => open.delete(socket));
      }
      from.pipe(on).pipe(from);
    });
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  const cut = async () => {
    for (const socket of open) socket.destroy();
    server.close();
    await once(server, "close");
  };
  await listen();
  // A database of its own: counts of other runs are not of this one.
  return { url: `redis://127.0.0.1:${port}/${1 + (process.pid % 14)}`, cut, listen };
}

describe.skipIf(!REDIS_URL)("with Redis", () => {
  it("nodes count together; while it is away each counts for itself, and says so once", async () => {
    const way = await wayToRedis();
    const env = { REDIS_URL: way.url, TRUST_PROXY: "on", LIMIT_API: "3/60" };
    const nodes = [await start(env), await start(env)] as const;
    const ready = async ({ url }: App) => (await fetch(`${url}/readyz`)).json() as Promise<unknown>;
    expect(await ready(nodes[0])).toEqual({ status: "ready", database: "up", redis: "up" });
    const address = `10.${[1, 2, 3].map(() => Math.floor(performance.now() * 1000) % 251).join(".")}`;
    const visit = async ({ url }: App, from = address) =>
      (await fetch(`${url}/api/v1/rooms/discover`, { headers: { "X-Forwarded-For": from } })).status;
    expect([await visit(nodes[0]), await visit(nodes[1]), await visit(nodes[0])]).toEqual([200, 200, 200]);
    expect([await visit(nodes[0]), await visit(nodes[1])]).toEqual([429, 429]);

    await way.cut();
    await expect.poll(() => ready(nodes[0])).toEqual({ status: "degraded", database: "up", redis: "down" });
    for (const node of nodes)
      expect([await visit(node), await visit(node), await visit(node), await visit(node)]).toEqual([
        200, 200, 200, 429,
      ]);
    const told = (event: string) => nodes[0].logs().filter((line) => line.includes(`"${event}"`)).length;
    expect(told("redis_away")).toBe(1);

    await way.listen();
    await expect.poll(() => ready(nodes[0]), { timeout: 15_000 }).toMatchObject({ redis: "up" });
    expect(await visit(nodes[0])).toBe(429);
    expect([told("redis_away"), told("redis_back")]).toEqual([1, 1]);
    for (const node of apps.splice(0)) expect(await node.stop()).toBe(0);
    await way.cut();
  });

  it("an instance starts without it, and serves", async () => {
    const { url } = await start({ REDIS_URL: `redis://127.0.0.1:${await freePort()}`, LIMIT_API: "2/60" });
    const visit = async () => (await fetch(`${url}/api/v1/rooms/discover`)).status;
    expect([await visit(), await visit(), await visit()]).toEqual([200, 200, 429]);
  });
});
