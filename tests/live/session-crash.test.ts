import { rmSync } from "node:fs";
import { afterEach, expect, it, vi } from "vitest";
import type { QueueItemDto } from "~/domain/sessions/schema";
import { LEAD_IN } from "~/domain/sessions/machine/state";
import { freePort, startApp, temporaryFolder } from "../support/app";
import { ask, closeSockets, connect, newClient } from "../support/clients";
import { addTo, joinSession, newSession, sessionNow, someTrack } from "../support/session-clients";

afterEach(closeSockets);

it("goes on after a crash in the middle of a track where it would have been, to the millisecond", async () => {
  const dataDir = temporaryFolder();
  const port = await freePort();
  const boot = () => startApp({ dataDir, port, env: { LIMIT_SIGNUP: "100000/60" } });
  let app = await boot();
  const host = await newClient(app.url);
  const voter = await newClient(app.url);
  const [long, short] = [await newSession(host), await newSession(host)];
  await addTo(long, host, someTrack(600));
  // Three tracks that end while nobody runs, and one that lasts.
  const lengths = [4, 3, 2, 600];
  const items: QueueItemDto[] = [];
  await host.api("PATCH", `/sessions/${short.id}`, { perPerson: 10 });
  for (const seconds of lengths) items.push(await addTo(short, host, someTrack(seconds)));
  for (const { id } of items.slice(1, 3))
    await voter.api("POST", `/sessions/${short.id}/queue/${id}/vote`, { voteType: "UPVOTE" });
  const before = { long: await sessionNow(long, host), short: await sessionNow(short, host) };
  const began = Date.parse(before.short.session.nowPlayingStart!);
  const socket = await connect(app.url, host.token);
  const { data } = await joinSession(socket, short.id);
  await app.kill();
  closeSockets();
  // The first three are over by then: 4 + 3 + 2 seconds and the moments between.
  const over = began + (4 + 3 + 2) * 1000 + 3 * LEAD_IN;
  await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(over + 500), { timeout: 20_000, interval: 100 });
  app = await boot();
  expect((await sessionNow(long, host)).session.nowPlayingStart).toBe(before.long.session.nowPlayingStart);
  const now = await vi.waitFor(
    async () => {
      const told = await sessionNow(short, host);
      expect(told.session.turn).toBe(4);
      return told;
    },
    { timeout: 5000 },
  );
  expect(Date.parse(now.session.nowPlayingStart!)).toBe(over);
  const { data: played } = await host.api<QueueItemDto[]>("GET", `/sessions/${short.id}/history`);
  expect(played.filter(({ state }) => state === "PLAYED").length).toBe(3);
  expect(played.every(({ skipped }) => !skipped)).toBe(true);
  // Whoever comes back gets what they missed, and the clock by which to find the place.
  const again = await connect(app.url, host.token);
  const caught = await joinSession(again, short.id, data.seq);
  expect(caught.data.events!.filter(({ type }) => type === "track").length).toBeGreaterThan(0);
  const { data: clock } = await ask<{ serverTime: number }>(again, "clock", {});
  const place = (clock.serverTime - over) / 1000;
  expect(place).toBeGreaterThan(0);
  expect(place).toBeLessThan(60);
  await app.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);
