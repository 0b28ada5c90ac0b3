import { PrismaPg } from "@prisma/adapter-pg";
import { afterEach, describe, expect, it, vi } from "vitest";
import { apiOf, closeSockets, connect, joinLive, newClient, newRoom, type Client } from "../support/clients";
import { isInstalled, ownRedis, wayTo, type OwnRedis, type Way } from "../support/breakable";
import { CAN_HAVE_NODES, startNodes, type Nodes } from "../support/nodes";
import { POSTGRES_URL } from "../support/postgres";
import { Tab, writer } from "../support/tabs";

let nodes: Nodes | undefined;
let redis: OwnRedis | undefined;
let way: Way | undefined;
afterEach(async () => {
  closeSockets();
  await nodes?.stop();
  await redis?.kill();
  await way?.close();
  nodes = redis = way = undefined;
});

const ready = async (url: string) =>
  (await fetch(`${url}/readyz`)).json() as Promise<Record<string, unknown>>;

/** A room with a tab and a writer on each node; and what people are told of trouble. */
async function life() {
  const [here, there] = nodes!.apps.map(({ url }) => url) as [string, string];
  await newClient(here);
  const people = [await newClient(here), await newClient(there), await newClient(here)] as Client[];
  const [owner, guest, third] = people as [Client, Client, Client];
  const room = await newRoom(owner, [guest, third]);
  const tabs = [await Tab.open(here, owner, room.id), await Tab.open(there, guest, room.id)];
  const signs: boolean[][] = tabs.map(() => []);
  tabs.forEach(({ socket }, n) => socket.on("trouble", (is: boolean) => signs[n]!.push(is)));
  const writers = [
    writer(await connect(here, owner.token), room.id, "here"),
    writer(await connect(there, guest.token), room.id, "there"),
  ];
  const more = async (count = 20) => {
    const before = writers.map(({ ids }) => ids.length);
    await vi.waitFor(
      () => writers.forEach(({ ids }, n) => expect(ids.length).toBeGreaterThan(before[n]! + count)),
      { timeout: 30_000 },
    );
  };
  const whole = async () => {
    const ids = (await Promise.all(writers.map((one) => one.stop()))).flat();
    await vi.waitFor(() => expect(tabs.map(({ posts }) => posts.length)).toEqual([ids.length, ids.length]), {
      timeout: 10_000,
    });
    expect(tabs[1]!.posts).toEqual(tabs[0]!.posts);
    expect(new Set(tabs[0]!.posts)).toEqual(new Set(ids));
    expect(tabs.map(({ away }) => away)).toEqual([0, 0]);
  };
  return { here, there, owner, guest, third, room, tabs, signs, more, whole };
}

describe.skipIf(!CAN_HAVE_NODES || !isInstalled("redis-server"))(
  "Redis that is killed and comes back empty",
  () => {
    it("is missed by limits alone: posts, evictions and presence go on, people are told, nothing is lost", async () => {
      redis = await ownRedis();
      await redis.start();
      nodes = await startNodes(2, { REDIS_URL: redis.url });
      const { here, there, owner, third, room, tabs, signs, more, whole } = await life();
      await more();
      await redis.kill();
      await expect
        .poll(() => ready(here))
        .toEqual({ status: "degraded", database: "up", redis: "down", nodes: 2 });
      await expect.poll(() => ready(there)).toMatchObject({ status: "degraded", nodes: 2 });
      await vi.waitFor(() => expect(signs).toEqual([[true], [true]]));
      await more();
      // Through the database they hear each other as before.
      const socket = await connect(there, third.token);
      const removed: unknown[] = [];
      socket.on("removed", (event) => removed.push(event));
      await joinLive(socket, room.id);
      await vi.waitFor(async () =>
        expect((await joinLive(tabs[0]!.socket, room.id)).data.presence.online).toBe(3),
      );
      const kicked = await apiOf(here, owner.token)("DELETE", `/rooms/${room.id}/members/${third.id}`);
      expect(kicked.status).toBe(204);
      await vi.waitFor(() => expect(removed.length).toBe(1));
      await redis.start();
      for (const url of [here, there])
        await expect
          .poll(() => ready(url), { timeout: 15_000 })
          .toEqual({
            ...{ status: "ready", database: "up", redis: "up", nodes: 2 },
          });
      await vi.waitFor(
        () =>
          expect(signs).toEqual([
            [true, false],
            [true, false],
          ]),
        { timeout: 10_000 },
      );
      await more();
      await whole();
      for (const { logs } of nodes.apps)
        expect(logs().filter((line) => line.includes('"level":"fatal"'))).toEqual([]);
    });
  },
);

describe.skipIf(!CAN_HAVE_NODES)("PostgreSQL", () => {
  it("that ends every connection at once loses nothing", async () => {
    nodes = await startNodes(2);
    const { here, there, more, whole } = await life();
    await more();
    const connection = await new PrismaPg({ connectionString: POSTGRES_URL! }).connect();
    const name = new URL(nodes.databaseUrl).pathname.slice(1);
    for (let round = 0; round < 3; round += 1) {
      await connection.executeScript(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
      );
      await more(10);
    }
    await connection.dispose();
    for (const url of [here, there])
      await expect.poll(() => ready(url)).toMatchObject({ status: "ready", nodes: 2 });
    await whole();
  });

  it("that is away for a while: said so in /readyz and to people; then all is whole", async () => {
    way = await wayTo(POSTGRES_URL!);
    const { port } = way;
    nodes = await startNodes(2, (_, url) => {
      const through = new URL(url);
      through.hostname = "127.0.0.1";
      through.port = String(port);
      return { DATABASE_URL: through.href };
    });
    const { here, there, owner, room, signs, more, whole } = await life();
    await more();
    await way.cut();
    for (const url of [here, there])
      await expect
        .poll(() => ready(url), { timeout: 15_000 })
        .toMatchObject({ status: "not ready", database: "down" });
    await vi.waitFor(() => expect(signs).toEqual([[true], [true]]), { timeout: 5000 });
    expect(
      (await apiOf(here, owner.token)("POST", `/rooms/${room.id}/messages`, { text: "now" })).status,
    ).toBe(503);
    const page = await fetch(`${there}/rooms?sort=newest`);
    expect([page.status, page.headers.get("Retry-After")]).toEqual([503, "5"]);
    expect(await page.text()).toMatch(/href="\/rooms\?sort=newest"[^>]*>Try again</);
    expect((await fetch(`${here}/healthz`)).status).toBe(200);
    await way.mend();
    for (const url of [here, there])
      await expect.poll(() => ready(url), { timeout: 15_000 }).toMatchObject({ status: "ready", nodes: 2 });
    await vi.waitFor(
      () =>
        expect(signs).toEqual([
          [true, false],
          [true, false],
        ]),
      { timeout: 10_000 },
    );
    await more();
    await whole();
  });
});
