import { afterEach, describe, expect, it, vi } from "vitest";
import { ask, closeSockets, connect, joinLive, newClient, newRoom } from "../support/clients";
import { CAN_HAVE_NODES, startNodes, type Nodes } from "../support/nodes";
import { Tab, writer } from "../support/tabs";

let nodes: Nodes | undefined;
afterEach(async () => {
  closeSockets();
  await nodes?.stop();
  nodes = undefined;
});

describe.skipIf(!CAN_HAVE_NODES)("a node that is killed under load", () => {
  it("costs nobody anything: its people are on the other within 5 s, nothing missed, nothing twice", async () => {
    nodes = await startNodes(2);
    const { url, apps, proxy } = nodes;
    await newClient(url);
    const people = await Promise.all(Array.from({ length: 8 }, () => newClient(url)));
    const room = await newRoom(people[0]!, people.slice(1));
    const tabs = await Promise.all(
      Array.from({ length: 40 }, (_, n) => Tab.open(url, people[n % 8]!, room.id)),
    );
    const sockets = await Promise.all(
      people.map(({ token }) => connect(url, token, { reconnection: true, reconnectionDelay: 200 })),
    );
    const writers = sockets.map((socket, n) => writer(socket, room.id, `w${n}`));
    const written = () => writers.reduce((sum, { ids }) => sum + ids.length, 0);
    await vi.waitFor(() => expect(written()).toBeGreaterThan(100), { timeout: 20_000 });
    await apps[1]!.kill();
    proxy.use([apps[0]!.url]);
    const killedAt = performance.now();
    const atKill = written();
    await vi.waitFor(() => expect(tabs.filter(({ away }) => away > 0).length).toBeGreaterThanOrEqual(15), {
      timeout: 10_000,
    });
    await vi.waitFor(() => expect(written()).toBeGreaterThan(atKill + 100), { timeout: 20_000 });
    const ids = (await Promise.all(writers.map((one) => one.stop()))).flat();
    expect(Math.max(...tabs.map(({ away }) => away))).toBeLessThan(5000);
    await vi.waitFor(
      () => expect(tabs.map(({ posts }) => posts.length)).toEqual(tabs.map(() => ids.length)),
      {
        timeout: 10_000,
      },
    );
    for (const { posts } of tabs) expect(posts).toEqual(tabs[0]!.posts);
    expect(new Set(tabs[0]!.posts)).toEqual(new Set(ids));
    expect(performance.now() - killedAt).toBeLessThan(60_000);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("takes its people along within seconds", async () => {
    nodes = await startNodes(2);
    const [here, there] = nodes.apps.map(({ url }) => url) as [string, string];
    const [owner, guest] = [await newClient(here), await newClient(there)];
    const room = await newRoom(owner, [guest]);
    const stays = await Tab.open(here, owner, room.id);
    const goes = await connect(there, guest.token);
    await joinLive(goes, room.id);
    const online = async () => (await joinLive(stays.socket, room.id)).data.presence.online;
    await vi.waitFor(async () => expect(await online()).toBe(2));
    await nodes.apps[1]!.kill();
    await vi.waitFor(async () => expect(await online()).toBe(1), { timeout: 5000, interval: 100 });
    expect(await (await fetch(`${here}/readyz`)).json()).toMatchObject({ status: "ready", nodes: 1 });
    // And whoever comes back in its place is known at once.
    const again = await nodes.add();
    const back = await connect(again.url, guest.token);
    await joinLive(back, room.id);
    await vi.waitFor(async () => expect(await online()).toBe(2));
    await ask(back, "leave_room", { roomId: room.id });
    await vi.waitFor(async () => expect(await online()).toBe(1));
  });
});
