import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { LEAD_IN } from "~/domain/sessions/machine/state";
import { apiOf, ask, closeSockets, connect, newClient, newRoom, say, type Client } from "../support/clients";
import { CAN_HAVE_NODES, startNodes, type Nodes } from "../support/nodes";
import { addTo, newSession, sessionNow, someTrack } from "../support/session-clients";

const AHEAD = [0, 3000, -3000];
/** On one machine a question takes a few milliseconds there and back, when others work as well. */
const NEAR = 30;

const wrongBy = (ms: number) => ({
  NODE_OPTIONS: `--import ${new URL("../support/wrong-clock.mjs", import.meta.url).href}`,
  CLOCK_AHEAD_MS: String(ms),
});

describe.skipIf(!CAN_HAVE_NODES)("nodes whose clocks differ by seconds", () => {
  let nodes: Nodes;
  let host: Client;
  /** The same person, on each node. */
  let there: Client[];

  beforeAll(async () => {
    nodes = await startNodes(AHEAD.length, (node) => wrongBy(AHEAD[node]!));
    host = await newClient(nodes.apps[0]!.url);
    there = nodes.apps.map(({ url }) => ({ ...host, api: apiOf(url, host.token) }));
  });
  afterAll(async () => {
    closeSockets();
    await nodes?.stop();
  });

  /** How far a node's time is ahead of the right one, by the quickest of several answers. */
  async function aheadOn({ url }: { url: string }): Promise<number> {
    const socket = await connect(url, host.token);
    let best = { took: Infinity, ahead: NaN };
    for (let n = 0; n < 10; n += 1) {
      const [before, started] = [Date.now(), performance.now()];
      const { data } = await ask<{ serverTime: number }>(socket, "clock", {});
      const took = performance.now() - started;
      if (took < best.took) best = { took, ahead: data.serverTime - before - took / 2 };
    }
    return best.ahead;
  }

  it("tell players the same time", async () => {
    for (const app of nodes.apps) expect(Math.abs(await aheadOn(app))).toBeLessThan(NEAR);
  });

  it("start tracks at the same moment, whoever asks and whoever conducts", async () => {
    for (const on of there) {
      const before = Date.now();
      const session = await newSession(on, { mode: "HOST", initialTrack: someTrack(2) });
      const after = Date.now();
      const start = Date.parse(session.nowPlayingStart!) - LEAD_IN;
      expect(start).toBeGreaterThan(before - NEAR);
      expect(start).toBeLessThan(after + NEAR);
      await addTo(session, on, someTrack(60));
      for (const other of there)
        expect((await sessionNow(session, other)).session.nowPlayingStart).toBe(session.nowPlayingStart);
      // The next one begins when the first is over: whichever node sees to it, not seconds early or late.
      await vi.waitFor(
        async () => {
          const { session: now } = await sessionNow(session, host);
          expect(now.turn).toBe(session.turn + 1);
        },
        { timeout: 6000, interval: 20 },
      );
      expect(Date.now() - Date.parse(session.nowPlayingStart!)).toBeGreaterThanOrEqual(2000 - NEAR);
      expect(Date.now() - Date.parse(session.nowPlayingStart!)).toBeLessThan(2000 + 1500);
    }
  });

  it("make ids and times that follow each other, node by node", async () => {
    const room = await newRoom(host);
    const made = [];
    for (let n = 0; n < 9; n += 1) {
      const socket = await connect(nodes.apps[n % AHEAD.length]!.url, host.token);
      made.push((await say(socket, room.id, `post ${n}`)).data);
    }
    expect(made.map(({ id }) => id)).toEqual(made.map(({ id }) => id).toSorted());
    expect(made.map(({ createdAt }) => createdAt)).toEqual(made.map(({ createdAt }) => createdAt).toSorted());
  });
});
