import { rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, it, vi } from "vitest";
import { freePort, startApp, temporaryFolder } from "../support/app";
import {
  apiOf,
  closeSockets,
  connect,
  joinLive,
  newClient,
  newRoom,
  say,
  type Client,
} from "../support/clients";

afterEach(closeSockets);

type Sent = { clientId: string; id: string };

/** Posts without end, half by socket and half by API, until the application is gone; keeps what was acknowledged. */
async function write(
  url: string,
  who: Client,
  roomId: string,
  bySocket: boolean,
  kept: Sent[],
): Promise<string> {
  const socket = bySocket ? await connect(url, who.token) : null;
  for (let n = 0; ; n += 1) {
    const clientId = `${who.id.slice(-6)}-${bySocket ? "s" : "a"}-${kept.length}-${n}-${Math.round(performance.now())}`;
    try {
      if (socket) {
        const answer = await Promise.race([
          say(socket, roomId, clientId, clientId),
          new Promise<never>((_, fail) => socket.once("disconnect", () => fail(new Error("gone")))),
        ]);
        kept.push({ clientId, id: answer.data.id });
      } else {
        const answer = await who.api<{ id: string }>("POST", `/rooms/${roomId}/messages`, {
          text: clientId,
          clientId,
        });
        kept.push({ clientId, id: answer.data.id });
      }
    } catch {
      return clientId;
    }
  }
}

it("loses no acknowledged message to three crashes while eight write, and keeps none twice", async () => {
  const dataDir = temporaryFolder();
  const port = await freePort();
  const boot = () => startApp({ dataDir, port, env: { LIMIT_SIGNUP: "100000/60" } });
  let app = await boot();
  const people = await Promise.all(Array.from({ length: 8 }, () => newClient(app.url)));
  const room = await newRoom(people[0]!, people.slice(1));
  const kept: Sent[] = [];
  const unsure: { who: Client; clientId: string }[] = [];
  for (let round = 0; round < 3; round += 1) {
    const before = kept.length;
    const writers = people.map(async (who, n) => ({
      who,
      clientId: await write(app.url, who, room.id, n % 2 === 0, kept),
    }));
    await vi.waitFor(() => expect(kept.length).toBeGreaterThan(before + 60), { timeout: 15_000 });
    await app.kill();
    unsure.push(...(await Promise.all(writers)));
    closeSockets();
    app = await boot();
  }
  // Whoever got no answer sends again, as a client does.
  for (const { who, clientId } of unsure)
    await who.api("POST", `/rooms/${room.id}/messages`, { text: clientId, clientId });
  const stored: Sent[] = [];
  let cursor: string | null = null;
  do {
    const query: string = `limit=100${cursor ? `&cursor=${cursor}` : ""}`;
    const response = await fetch(`${app.url}/api/v1/rooms/${room.id}/messages?${query}`);
    const page = (await response.json()) as {
      data: (Sent & { type: string })[];
      meta: { nextCursor: string | null };
    };
    stored.push(...page.data.filter(({ type }) => type !== "SYSTEM"));
    cursor = page.meta.nextCursor;
  } while (cursor);
  expect(new Set(stored.map(({ clientId }) => clientId)).size).toBe(stored.length);
  const byClientId = new Map(stored.map(({ clientId, id }) => [clientId, id]));
  expect(kept.filter(({ clientId, id }) => byClientId.get(clientId) !== id)).toEqual([]);
  expect(stored.length).toBe(kept.length + unsure.length);
  await app.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

it("on SIGTERM finishes what is asked, lets sockets come back by themselves, and ends with 0", async () => {
  const dataDir = temporaryFolder();
  const port = await freePort();
  const boot = () => startApp({ dataDir, port, env: { LIMIT_SIGNUP: "100000/60" } });
  let app = await boot();
  const one = await newClient(app.url);
  const room = await newRoom(one);
  const socket = await connect(app.url, one.token, { reconnection: true, reconnectionDelay: 100 });
  await joinLive(socket, room.id);
  const reasons: string[] = [];
  socket.on("disconnect", (reason) => reasons.push(reason));
  // A password takes a while to check: this request is under way when the signal comes.
  const asked = apiOf(app.url)("POST", "/login", { email: one.email, password: "not the password" });
  await wait(10);
  const stopped = app.stop();
  expect((await asked).status).toBe(401);
  expect(await stopped).toBe(0);
  expect(reasons.length).toBe(1);
  app = await boot();
  await vi.waitFor(() => expect(socket.connected).toBe(true), { timeout: 10_000 });
  expect((await joinLive(socket, room.id)).ok).toBe(true);
  socket.close();
  expect(await app.stop()).toBe(0);
  rmSync(dataDir, { recursive: true, force: true });
}, 40_000);
