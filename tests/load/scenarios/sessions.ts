import { setTimeout as wait } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import type { QueueItemDto, SessionDto } from "~/domain/sessions/schema";
import { startApp } from "../../support/app";
import { someTrack } from "../../support/session-clients";
import { startBaseline } from "../baseline";
import { ask, bearer } from "../http";
import { absolute, compared, quantile, type Row } from "../report";
import { accounts, seeded, type Account } from "../seed";
import { asked, joinAll, leaveAll } from "../sockets";

const LISTENERS = 500;
const ROUNDS = 3;
/** Told before it counts: no server is measured at what it does for the first time. */
const WARM_UP = 5;
const VOTED_BEFORE = 1000;
/** A vote and the next one, each told at once. */
const APART = 1100;
const TOLD = 30;
const VOTES = 1000;
const MINUTE = 60_000;
const ADDS = 50;

type Side = { join: number; p95: number; lost: number };

/** A crowd in one session: how fast it is there, how soon it sees a vote, and what a stormy minute does to it. */
export async function sessions(): Promise<Row[]> {
  const { dataDir, people } = await seeded(async () => ({
    people: await accounts(VOTES + ADDS + 2, "API"),
  }));
  const [host, voter, ...others] = people as [Account, Account, ...Account[]];
  const tokens = others.slice(0, LISTENERS).map(({ token }) => token);

  const bare = await startBaseline("bare-sockets.ts");
  const sessionId = "11111111-1111-4111-8111-111111111111";
  const baseline = await measured(bare.url, tokens, sessionId, (sockets, at) =>
    asked(sockets[0]!, "vote", { sessionId, ...plainUpdate(sessionId, at) }),
  );
  await bare.stop();

  const app = await startApp({ dataDir });
  const call = async <T>(account: Account, path: string, body: object): Promise<{ data: T; ms: number }> => {
    const { status, body: text, ms } = await ask(`${app.url}/api/v1${path}`, bearer(account.token), body);
    if (status >= 300) throw new Error(`${path}: ${text}`);
    return { data: (JSON.parse(text) as { data: T }).data, ms };
  };
  const start = { genre: "House", initialTrack: someTrack(900), perPerson: 100 };
  const { data: session } = await call<SessionDto>(host, "/sessions", start);
  const add = (who: Account) =>
    call<QueueItemDto>(who, `/sessions/${session.id}/queue`, { trackRef: someTrack(300) });
  const vote = (who: Account, item: QueueItemDto, voteType: string | null) =>
    call<QueueItemDto>(who, `/sessions/${session.id}/queue/${item.id}/vote`, { voteType });
  const { data: item } = await add(host);
  // A server that has been voted in for a while: V8 makes fast what has run often, of which a minute's votes are too few.
  for (let n = 0; n < VOTED_BEFORE; n += 1) await vote(voter, item, n % 2 ? null : "UPVOTE");
  const ours = await measured(app.url, tokens, session.id, (_, at) =>
    vote(voter, item, at % 2 ? null : "UPVOTE"),
  );
  await vote(voter, item, null);

  const storm = await stormyMinute(app.url, tokens, session, item, {
    vote: (n) => vote(others[n]!, item, "UPVOTE"),
    add: (n) => add(others[VOTES + n]!),
  });
  const { body } = await ask(`${app.url}/api/v1/sessions/${session.id}/queue`, bearer(host.token));
  const counted = (JSON.parse(body) as { data: QueueItemDto[] }).data.find(({ id }) => id === item.id);
  await app.stop();
  return [
    compared(`${LISTENERS} listeners joined a session`, " s", ours.join, baseline.join, { atMost: 1.5 }),
    compared(`vote to ${LISTENERS} screens, p95`, " ms", ours.p95, baseline.p95, { atMost: 1.3 }),
    absolute("  tellings lost", "", ours.lost, { atMost: 0 }),
    absolute(`${VOTES} votes in a minute, not counted`, "", VOTES - (counted?.upvotes ?? 0), { atMost: 0 }),
    absolute("  not told to every listener", "", storm.untold, { atMost: 0 }),
    absolute("  updates of them a listener heard, at most", "", storm.updates, { atMost: 60 }),
    absolute("  a vote acknowledged, p95", " ms", storm.votesP95),
    absolute("  a track added meanwhile acknowledged, p95", " ms", storm.addsP95, { atMost: 25 }),
  ];
}

/** What the bare server passes on: of the shape and length of the application's own. */
const plainUpdate = (id: string, at: number) => ({
  ...{ stream: `session:${id}`, seq: at, type: "votes", createdAt: new Date().toISOString() },
  data: { counts: [{ id, upvotes: at, downvotes: 0 }] },
});

async function measured(
  url: string,
  tokens: string[],
  sessionId: string,
  send: (sockets: Socket[], at: number) => Promise<unknown>,
): Promise<Side> {
  const times: number[] = [];
  for (let round = 1; ; round += 1) {
    const { sockets, seconds } = await joinAll(url, tokens, { sessionId });
    times.push(seconds);
    if (round === ROUNDS) {
      await Promise.all(sockets.map((socket) => asked(socket, "listening", { sessionId, playing: true })));
      await wait(1500);
      const delivery = await delivered(sockets, send);
      await leaveAll(sockets);
      return { join: quantile(times, 0.5), ...delivery };
    }
    await leaveAll(sockets);
    await wait(1500);
  }
}

/** Milliseconds from sending a vote to each listener's hearing of it. */
async function delivered(sockets: Socket[], send: (sockets: Socket[], at: number) => Promise<unknown>) {
  const delays: number[] = [];
  let sentAt = 0;
  const hear = ({ type }: { type: string }) => {
    if (type === "votes") delays.push(performance.now() - sentAt);
  };
  for (const socket of sockets) socket.on("session_update", hear);
  for (let at = -WARM_UP; at < TOLD; at += 1) {
    if (at === 0) delays.length = 0;
    sentAt = performance.now();
    await send(sockets, at);
    await wait(APART);
  }
  for (const socket of sockets) socket.off("session_update", hear);
  return { p95: quantile(delays, 0.95), lost: TOLD * sockets.length - delays.length };
}

type Acts = Record<"vote" | "add", (n: number) => Promise<{ ms: number }>>;

/** A thousand people vote on one track within a minute while others add tracks; five hundred listen. */
async function stormyMinute(
  url: string,
  tokens: string[],
  session: SessionDto,
  item: QueueItemDto,
  acts: Acts,
) {
  const { sockets } = await joinAll(url, tokens, { sessionId: session.id });
  const updates = new Map<Socket, number>(sockets.map((socket) => [socket, 0]));
  const last = new Map<Socket, number>();
  for (const socket of sockets)
    socket.on("session_update", ({ type, data }: { type: string; data: { counts: QueueItemDto[] } }) => {
      if (type !== "votes") return;
      updates.set(socket, updates.get(socket)! + 1);
      const told = data.counts.find(({ id }) => id === item.id);
      if (told) last.set(socket, told.upvotes);
    });
  await Promise.all(
    sockets.map((socket) => asked(socket, "listening", { sessionId: session.id, playing: true })),
  );
  await wait(1500);
  // The last votes are told within the minute as well.
  const lasts = MINUTE - 1500;
  const [votes, adds] = await Promise.all([spread(VOTES, lasts, acts.vote), spread(ADDS, lasts, acts.add)]);
  await wait(2500);
  await leaveAll(sockets);
  return {
    updates: Math.max(...updates.values()),
    untold: sockets.filter((socket) => last.get(socket) !== VOTES).length,
    votesP95: quantile(votes, 0.95),
    addsP95: quantile(adds, 0.95),
  };
}

/** Does something so many times, evenly over a time, whether or not the one before is done. Returns how long each took. */
async function spread(count: number, over: number, act: (n: number) => Promise<{ ms: number }>) {
  const done: Promise<{ ms: number }>[] = [];
  const started = performance.now();
  for (let n = 0; n < count; n += 1) {
    await wait(Math.max(0, started + (over / count) * n - performance.now()));
    done.push(act(n));
  }
  return (await Promise.all(done)).map(({ ms }) => ms);
}
