import { startApp } from "../../support/app";
import { personOf, room } from "../../support/people";
import { ask, bearer } from "../http";
import { absolute, compared, quantile, type Row } from "../report";
import { accounts, letIn, seeded, type Account } from "../seed";
import { joinAll, leaveAll } from "../sockets";

const SOCKETS = 500;
const ROUNDS = 10;
const MANY = 100_000;
const FEW = 100;
const ASKED = 300;

/** How soon a ban has reached the sockets of its person, and what a room's size costs the list of its members. */
export async function moderation(): Promise<Row[]> {
  const { dataDir, ownerToken, guests, rooms } = await seeded(async () => {
    const [first] = await accounts(1, "API");
    const owner = await personOf(first!.token, "API");
    const guests = await accounts(ROUNDS, "API");
    const [crowd, large, small] = [await room(owner), await room(owner), await room(owner)];
    await letIn(crowd.id, guests);
    const people: Account[] = [];
    for (let made = 0; made < MANY; made += 5000) {
      const some = await accounts(5000, "API");
      await letIn(large.id, some);
      people.push(...some);
    }
    await letIn(small.id, people.slice(0, FEW));
    return { ownerToken: first!.token, guests, rooms: { crowd: crowd.id, large: large.id, small: small.id } };
  });
  const app = await startApp({ dataDir });
  const late: number[] = [];
  for (const guest of guests) late.push(await ban(app.url, ownerToken, guest, rooms.crowd));
  const [large = NaN, small = NaN] = await lists(app.url, ownerToken, rooms.large, rooms.small);
  await app.stop();
  return [
    absolute(`ban: the last of ${SOCKETS} sockets is told after the answer`, " ms", Math.max(...late), {
      atMost: 100,
    }),
    absolute("  the median of them", " ms", quantile(late, 0.5)),
    compared("member list p95, 100,000 members / 100", " ms", large, small, { atMost: 1.2 }),
  ];
}

/** Bans somebody with 500 sockets in the room. Returns the milliseconds from the answer to the last `removed`. */
async function ban(url: string, token: string, guest: Account, roomId: string): Promise<number> {
  const { sockets } = await joinAll(url, Array<string>(SOCKETS).fill(guest.token), { roomId });
  const told = sockets.map(
    (socket) => new Promise<number>((done) => socket.once("removed", () => done(performance.now()))),
  );
  const order = { action: "BAN_USER", targetId: guest.id };
  await ask(`${url}/api/v1/rooms/${roomId}/moderation`, bearer(token), order);
  const answered = performance.now();
  const last = Math.max(...(await Promise.all(told)));
  await leaveAll(sockets);
  return Math.max(0, last - answered);
}

/** The p95 of pages of both lists, asked for in turns, the first page and one from the middle. */
async function lists(url: string, token: string, ...roomIds: string[]): Promise<number[]> {
  const times = roomIds.map(() => [] as number[]);
  const addresses: string[][] = [];
  for (const roomId of roomIds) {
    const first = `${url}/api/v1/rooms/${roomId}/members?limit=50`;
    const { body } = await ask(first, bearer(token));
    const { nextCursor } = (JSON.parse(body) as { meta: { nextCursor: string } }).meta;
    addresses.push([first, `${first}&cursor=${encodeURIComponent(nextCursor)}`]);
  }
  for (let round = -20; round < ASKED; round += 1)
    for (const [at, both] of addresses.entries()) {
      const { ms } = await ask(both[Math.abs(round) % 2]!, bearer(token));
      if (round >= 0) times[at]!.push(ms);
    }
  return times.map((all) => quantile(all, 0.95));
}
