import { rmSync } from "node:fs";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { openDatabase, useDatabase, type Engine } from "~/db/client.server";
import { inTransaction } from "~/db/transaction.server";
import { KEPT_FOR, KEPT_LEAST, pruneStreams } from "~/streams/prune.server";
import { useClock } from "~/world.server";
import { startApp, temporaryFolder, type App } from "../support/app";
import { ask, closeSockets, connect, joinLive, newClient, newRoom, say } from "../support/clients";
import { POSTGRES_URL, temporaryDatabase } from "../support/postgres";
import { newSession } from "../support/session-clients";

const toDrop: (() => Promise<unknown>)[] = [];
afterEach(closeSockets);
afterAll(async () => {
  for (const drop of toDrop.reverse()) await drop();
});

/** An application, and the same job on its database as another node would run it, a week and a second later. */
async function appAndJob(engine: Engine): Promise<{ app: App; prune: () => Promise<number> }> {
  const server = engine === "postgresql" ? await temporaryDatabase() : null;
  const dataDir = temporaryFolder();
  const app = await startApp({ dataDir, env: server ? { DATABASE_URL: server.url } : {} });
  const database = useDatabase(await openDatabase({ url: server?.url, dataDir }));
  toDrop.push(
    async () => server?.drop(),
    async () => rmSync(dataDir, { recursive: true, force: true }),
    () => app.stop(),
    () => database.close(),
  );
  const prune = async () => {
    const back = useClock(() => Date.now() + KEPT_FOR + 1000);
    return pruneStreams(inTransaction).finally(back);
  };
  return { app, prune };
}

/** Twenty at a time. */
async function inSteps(many: number, step: (n: number) => Promise<{ ok: boolean }>): Promise<void> {
  for (let from = 0; from < many; from += 20) {
    const some = await Promise.all(
      Array.from({ length: Math.min(20, many - from) }, (_, n) => step(from + n)),
    );
    expect(some.every(({ ok }) => ok)).toBe(true);
  }
}

describe.each<Engine>(["sqlite", "postgresql"])("a pruned stream on %s", (engine) => {
  it.skipIf(engine === "postgresql" && !POSTGRES_URL)(
    "gives whoever was away for too long a reset, and from there on everything",
    async () => {
      const { app, prune } = await appAndJob(engine);
      const [owner, guest] = [await newClient(app.url), await newClient(app.url)];
      const room = await newRoom(owner, [guest]);
      const writer = await connect(app.url, owner.token);
      const staying = await connect(app.url, guest.token);
      expect((await joinLive(staying, room.id)).ok).toBe(true);
      const heard: number[] = [];
      staying.on("message_received", ({ seq }) => heard.push(seq as number));
      const many = KEPT_LEAST + 20;
      await inSteps(many, (n) => say(writer, room.id, `post ${n}`));
      expect(await prune()).toBeGreaterThanOrEqual(20);

      const sleeper = await connect(app.url, guest.token);
      const head = many + 2;
      const pruned = head - KEPT_LEAST;
      expect((await joinLive(sleeper, room.id, pruned - 1)).data).toMatchObject({ seq: head, reset: true });
      // As the API tells it.
      const events = await fetch(`${app.url}/api/v1/rooms/${room.id}/events?after=${pruned - 1}`, {
        headers: { Authorization: `Bearer ${guest.token}` },
      });
      expect(await events.json()).toMatchObject({ data: [], meta: { seq: head, reset: true } });
      const caught = await joinLive(sleeper, room.id, pruned);
      expect(caught.data.events?.map(({ seq }) => seq)).toEqual(
        Array.from({ length: KEPT_LEAST }, (_, n) => pruned + 1 + n),
      );
      const sent = await say(writer, room.id, "And on it goes");
      expect(sent.data.seq).toBe(head + 1);
      await expect.poll(() => heard.at(-1)).toBe(head + 1);
      expect(heard).toEqual(Array.from({ length: many + 1 }, (_, n) => 3 + n));
      expect((await joinLive(sleeper, room.id, head)).data.events?.map(({ seq }) => seq)).toEqual([head + 1]);

      const session = await newSession(owner);
      const chat = (n: number) =>
        ask(writer, "message", { sessionId: session.id, text: `${n}`, clientId: `c${n}` });
      await inSteps(many, chat);
      await prune();
      const join = (after: number) => ask(sleeper, "join_session", { sessionId: session.id, after });
      expect((await join(1)).data).toMatchObject({ reset: true });
      const { seq } = (await join(1)).data as { seq: number };
      expect((await join(seq - KEPT_LEAST)).data).toMatchObject({ seq });
      expect((await join(seq - KEPT_LEAST - 1)).data).toMatchObject({ reset: true });
    },
    120_000,
  );
});
