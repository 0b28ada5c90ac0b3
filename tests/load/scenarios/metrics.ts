import type { Socket } from "socket.io-client";
import { startApp } from "../../support/app";
import { personOf, room } from "../../support/people";
import { ask, bearer, cookie, load } from "../http";
import { inspect, INSPECTABLE } from "../inspector";
import { spentOn, type Frame } from "../profile";
import { absolute, type Row } from "../report";
import { accounts, letIn, seeded, words } from "../seed";
import { asked, joinAll, leaveAll } from "../sockets";

const CLIENTS = 16;
const LISTENERS = 100;
const SECONDS = 8;
const WARM_UP = 3;

/**
 * What the metrics cost. Two runs, one with them and one without, differ by several per cent on any machine for other
 * reasons, so a cost below one per cent does not show in them. Here the thread is looked at five thousand times a second
 * while it is under load, and the time in which it observes is held against all the time in which it does anything: one
 * run, one process, and forty thousand looks tell 1 % to a twentieth of itself. The thread is what limits an
 * application, so this share of its time is the share of its throughput.
 */
export async function metrics(): Promise<Row[]> {
  const { dataDir, made, posters, readers } = await seeded(async () => {
    const posters = await accounts(LISTENERS, "API");
    const readers = await accounts(CLIENTS, "BROWSER");
    const made = await room(await personOf(posters[0]!.token, "API"));
    await letIn(made.id, [...posters.slice(1), ...readers]);
    return { made, posters, readers };
  });
  const app = await startApp({ dataDir, env: INSPECTABLE });
  const inspector = await inspect(app);
  let n = 0;
  const body = () => JSON.stringify({ text: words((n += 1)), clientId: `bench-${n}` });
  const url = `${app.url}/api/v1/rooms/${made.id}/messages`;
  const clients = posters.slice(0, CLIENTS).map(({ token }) => bearer(token));
  const pages = (seconds: number) =>
    load({
      url: `${app.url}/rooms/${made.slug}`,
      clients: readers.map(({ token }) => cookie(token)),
      seconds,
    });
  const posts = (seconds: number) => load({ url, clients, seconds, body });
  const reads = (seconds: number) => load({ url, clients, seconds });
  const { sockets } = await joinAll(
    app.url,
    posters.map(({ token }) => token),
    { roomId: made.id },
  );
  const speech = (seconds: number) => talk(sockets.slice(0, CLIENTS), made.id, seconds);

  /** A share in per cent, of what a server does whose figures are fetched as often as Prometheus does. */
  const costOf = async (work: (seconds: number) => Promise<unknown>) => {
    await work(WARM_UP);
    const { busy, part } = await spentOn(inspector, isObserving, () =>
      Promise.all([work(SECONDS), ask(`${app.url}/metrics`)]),
    );
    return (part / busy) * 100;
  };
  const row = async (what: string, work: (seconds: number) => Promise<unknown>) =>
    absolute(`metrics' part of the time, ${what}`, " %", await costOf(work), { atMost: 1 });
  const rows = [await row(`posts to ${LISTENERS} sockets`, speech)];
  await leaveAll(sockets);
  rows.push(
    await row("posts by API", posts),
    await row("reads by API", reads),
    await row("members' pages", pages),
  );
  inspector.close();
  await app.stop();
  return rows;
}

/** Everybody posts again as soon as they have been answered. */
async function talk(sockets: Socket[], roomId: string, seconds: number): Promise<void> {
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    sockets.map(async (socket) => {
      for (let n = 0; performance.now() < until; n += 1)
        await asked(socket, "message", { roomId, text: words(n), clientId: `${socket.id}-${until}-${n}` });
    }),
  );
}

/** All that the library does, what wraps it here, and looking at the clock. */
const isObserving = (stack: Frame[]): boolean =>
  stack.some(
    ({ url, functionName }) =>
      url.includes("/prom-client/") ||
      ["measureRequest", "observe"].includes(functionName) ||
      (functionName === "now" && url.startsWith("node:internal/perf")),
  );
