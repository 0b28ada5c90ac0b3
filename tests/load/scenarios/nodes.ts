import { rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import { startApp, temporaryFolder } from "../../support/app";
import { POSTGRES_URL, temporaryDatabase } from "../../support/postgres";
import { personOf, room } from "../../support/people";
import { absolute, compared, type Row } from "../report";
import { accounts, letIn, seededIn, words, type Account } from "../seed";
import { deliver, joinAll, leaveAll, type Delivery } from "../sockets";

const LISTENERS = 200;
const RATE = { perSecond: 20, seconds: 6 };
const REDIS_URL = process.env["TEST_REDIS_URL"];

/** A room of two hundred: how fast a post is heard by those on the other node, and by those on the same. */
export async function nodes(): Promise<Row[]> {
  if (!POSTGRES_URL || !REDIS_URL) throw new Error("This needs TEST_DATABASE_URL and TEST_REDIS_URL.");
  const database = await temporaryDatabase();
  const dataDir = temporaryFolder();
  const { roomId, people } = await seededIn({ url: database.url, dataDir }, async () => {
    const people = await accounts(LISTENERS, "API");
    const { id } = await room(await personOf(people[0]!.token, "API"));
    await letIn(id, people.slice(1));
    return { roomId: id, people };
  });
  const env = { DATABASE_URL: database.url, REDIS_URL };
  const one = await startApp({ dataDir, env });
  const alone = await measure(one.url, one.url, roomId, people);
  const two = await startApp({ dataDir, env });
  const across = await measure(one.url, two.url, roomId, people);
  await Promise.all([one.stop(), two.stop()]);
  rmSync(dataDir, { recursive: true, force: true });
  await database.drop();
  return [
    compared("delivery across two nodes, p95", " ms", across.p95, alone.p95, { atMost: 2 }),
    absolute("  deliveries lost", "", alone.lost + across.lost, { atMost: 0 }),
  ];
}

/** The first posts on one node; all others listen on another, or on the same. */
async function measure(from: string, to: string, roomId: string, people: Account[]): Promise<Delivery> {
  const tokens = people.map(({ token }) => token);
  const sockets: Socket[] = (await joinAll(from, tokens.slice(0, 1), { roomId })).sockets;
  sockets.push(...(await joinAll(to, tokens.slice(1), { roomId })).sockets);
  await wait(1500);
  const warm = await deliver(sockets, (at) => ({ roomId, text: words(at) }), { perSecond: 20, seconds: 2 });
  const measured = await deliver(sockets, (at) => ({ roomId, text: words(at) }), RATE);
  await leaveAll(sockets);
  return { p95: measured.p95, lost: warm.lost + measured.lost };
}
