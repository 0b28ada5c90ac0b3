import { setTimeout as wait } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import { startApp } from "../../support/app";
import { personOf, room } from "../../support/people";
import { residentMemory, startBaseline } from "../baseline";
import { absolute, compared, quantile, type Row } from "../report";
import { accounts, letIn, seeded, words, type Account } from "../seed";
import { deliver, joinAll, leaveAll, type Delivery } from "../sockets";

const MEMBERS = 500;
const HELD = 2000;
const RATE = { perSecond: 20, seconds: 8 };

type Side = { url: string; pid: number };
type Measured = { joined: number; delivery: Delivery; held: number; kBEach: number };

/** A crowd in one room: how fast it is there, how fast it hears, what it weighs. */
export async function sockets(): Promise<Row[]> {
  const { dataDir, roomId, people } = await seeded(async () => {
    const people = await accounts(HELD, "API");
    const { id } = await room(await personOf(people[0]!.token, "API"));
    await letIn(id, people.slice(1));
    return { roomId: id, people };
  });
  const bare = await startBaseline("bare-sockets.ts");
  const baseline = await measure(bare, roomId, people, (at) => ({ roomId, ...passedOn(at, people[0]!) }));
  await bare.stop();
  const app = await startApp({ dataDir });
  const ours = await measure(app, roomId, people, (at) => ({ roomId, text: words(at) }));
  await app.stop();
  return [
    compared("500 members joined", " s", ours.joined, baseline.joined, { atMost: 1.5 }),
    compared("delivery to 500, p95", " ms", ours.delivery.p95, baseline.delivery.p95, { atMost: 1.3 }),
    absolute("  deliveries lost", "", ours.delivery.lost, { atMost: 0 }),
    absolute("sockets held", "", ours.held, { atLeast: HELD }),
    compared("memory of a socket", " kB", ours.kBEach, baseline.kBEach, { atMost: 1.5 }),
  ];
}

async function measure(
  { url, pid }: Side,
  roomId: string,
  people: Account[],
  message: (at: number) => object,
): Promise<Measured> {
  const tokens = people.map(({ token }) => token);
  await leaveAll((await joinAll(url, tokens.slice(0, 50), { roomId })).sockets);
  await wait(2000);
  const before = residentMemory(pid);
  const sockets: Socket[] = [];
  for (let from = 0; from < HELD; from += MEMBERS)
    sockets.push(...(await joinAll(url, tokens.slice(from, from + MEMBERS), { roomId })).sockets);
  await wait(5000);
  const kBEach = ((residentMemory(pid) - before) * 1024) / HELD;
  const held = sockets.filter((socket) => socket.connected).length;
  await leaveAll(sockets);
  await wait(2000);

  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const { sockets, seconds } = await joinAll(url, tokens.slice(0, MEMBERS), { roomId });
    times.push(seconds);
    if (round < 2) await leaveAll(sockets);
    else {
      await wait(1500);
      const delivery = await deliver(sockets, message, RATE);
      await leaveAll(sockets);
      return { joined: quantile(times, 0.5), delivery, held, kBEach };
    }
    await wait(500);
  }
  throw new Error("no round");
}

/** What the bare server passes on: a message of the same shape and length as the application's. */
function passedOn(at: number, { id }: Account): object {
  const when = new Date().toISOString();
  const user = { id, username: `p_${id.slice(-12)}`, displayName: `p_${id.slice(-12)}`, role: "USER" };
  return {
    ...{ id, sessionId: null, userId: id, user: { ...user, avatarUrl: `/avatars/${id}.svg` }, type: "TEXT" },
    ...{ text: words(at), trackRef: null, system: null, parentId: null, replyCount: 0, reactions: [] },
    ...{ seq: at, createdAt: when, updatedAt: when, editedAt: null, deletedAt: null },
  };
}
