import { setTimeout as wait } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { freePort, startApp } from "../../support/app";
import { apiOf } from "../../support/clients";
import { personOf, room } from "../../support/people";
import { startBaseline } from "../baseline";
import { absolute, compared, type Row } from "../report";
import { accounts, letIn, seeded, words, type Account } from "../seed";
import { asked } from "../sockets";

const SOCKETS = 2000;
/** So many posts each of them has missed. */
const MISSED = 20;

type Storm = { seconds: number; gaps: number };
type Server = { stop(): Promise<unknown>; start(): Promise<void> };

/** The server is killed and comes back, and two thousand sockets with it: how long until all have what they missed. */
export async function storm(): Promise<Row[]> {
  const { dataDir, roomId, people } = await seeded(async () => {
    const people = await accounts(SOCKETS, "API");
    const { id } = await room(await personOf(people[0]!.token, "API"));
    await letIn(id, people.slice(1));
    return { roomId: id, people };
  });
  const bare = await bareServer();
  const baseline = await measure(bare.url, roomId, people, bare, () => Promise.resolve());
  await bare.stop();
  const app = await ourServer(dataDir);
  const ours = await measure(app.url, roomId, people, app, async (url) => {
    const post = apiOf(url, people[0]!.token);
    for (let n = 0; n < MISSED; n += 1)
      await post("POST", `/rooms/${roomId}/messages`, { text: words(n), clientId: `missed-${n}` });
  });
  await app.stop();
  return [
    compared(`${SOCKETS} sockets back, caught up`, " s", ours.seconds, baseline.seconds, { atMost: 2 }),
    absolute("  with a gap", "", ours.gaps + baseline.gaps, { atMost: 0 }),
  ];
}

async function bareServer(): Promise<Server & { url: string }> {
  const port = await freePort();
  const boot = () => startBaseline("bare-storm.ts", { PORT: String(port) });
  let server = await boot();
  return {
    url: server.url,
    stop: () => server.stop(),
    start: async () => void (server = await boot()),
  };
}

async function ourServer(dataDir: string): Promise<Server & { url: string }> {
  const port = await freePort();
  const boot = () => startApp({ dataDir, port });
  let server = await boot();
  return {
    url: server.url,
    stop: () => server.kill(),
    start: async () => void (server = await boot()),
  };
}

/** Counts from the moment at which the server answers again: how long it takes to start is another measure. */
async function measure(
  url: string,
  roomId: string,
  people: Account[],
  server: Server,
  meanwhile: (url: string) => Promise<void>,
): Promise<Storm> {
  const sockets: Socket[] = [];
  let seq = 0;
  for (let from = 0; from < people.length; from += 200)
    sockets.push(
      ...(await Promise.all(
        people.slice(from, from + 200).map(async ({ token }) => {
          const socket = io(url, {
            ...{ transports: ["websocket"], forceNew: true, reconnection: false, timeout: 60_000 },
            auth: { token },
          });
          await new Promise<void>((done, fail) => socket.once("connect", done).once("connect_error", fail));
          seq = ((await asked(socket, "join_room", { roomId })) as { seq: number }).seq;
          return socket;
        }),
      )),
    );
  await wait(1000);
  await server.stop();
  await server.start();
  await meanwhile(url);
  const started = performance.now();
  let gaps = 0;
  await Promise.all(
    sockets.map(async (socket) => {
      socket.connect();
      await new Promise<void>((done, fail) => socket.once("connect", done).once("connect_error", fail));
      const missed = (await asked(socket, "join_room", { roomId, after: seq })) as {
        events: { seq: number }[];
      };
      const whole =
        missed.events.length === MISSED && missed.events.every((event, n) => event.seq === seq + n + 1);
      if (!whole) gaps += 1;
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  for (const socket of sockets) socket.disconnect();
  return { seconds, gaps };
}
