import { setTimeout as wait } from "node:timers/promises";
import type { QueueItemDto, SessionDto } from "~/domain/sessions/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import { someTrack } from "../../support/session-clients";
import { ask, bearer, mean } from "../http";
import { absolute, latencies, type Row } from "../report";
import { asked } from "../sockets";
import { habits, readAll, type Habit, type Scene } from "../soak/acts";
import { gather } from "../soak/crowd";
import { growth, Watched } from "../soak/figures";
import { setStage } from "../soak/stage";
import { Tally } from "../soak/tally";
import { Votes } from "../soak/votes";

const MINUTES = Number(process.env["SOAK_MINUTES"] ?? 2);
const NODES = Number(process.env["SOAK_NODES"] ?? 1);
/** Between two looks at everything that was acknowledged. */
const ROUND = 10_000;
/** This part of the time is not measured: caches fill, code becomes fast. */
const WARM_UP = 0.25;
/** So many of those who listen are cut off at once, in the middle of each round. */
const CUT = 1 / 3;
/** In seconds: tracks end while people vote. */
const TRACK = 20;
const QUEUE = 12;

/**
 * A mixed population for a set time: it reads, posts, votes, comes and goes, is cut off and comes back. In rounds, so that
 * after each everything that was acknowledged can be held against what was heard, and memory be measured at rest.
 */
export async function soak(): Promise<Row[]> {
  if (!(MINUTES > 0 && MINUTES <= 600) || ![1, 2, 3].includes(NODES))
    throw new Error("SOAK_MINUTES is 600 at most, SOAK_NODES is 1, 2 or 3.");
  const tally = new Tally();
  const votes = new Votes(tally);
  const { url, apps, people, stop } = await setStage(NODES);
  const call = async <T>(path: string, body?: object) => {
    const answer = await ask(`${url}/api/v1${path}`, bearer(people.host.token), body);
    return (JSON.parse(answer.body) as { data: T }).data;
  };
  const start = { genre: "House", initialTrack: someTrack(TRACK), perPerson: 100 };
  const { id: sessionId } = await call<SessionDto>("/sessions", start);
  let waiting: QueueItemDto[] = [];
  const readQueue = () => call<QueueItemDto[]>(`/sessions/${sessionId}/queue`);
  const fillQueue = async () => {
    const here = (await readQueue()).filter(({ state }) => state === "WAITING");
    for (let n = here.length; n < QUEUE; n += 1)
      here.push(await call(`/sessions/${sessionId}/queue`, { trackRef: someTrack(TRACK) }));
    waiting = here;
  };
  const crowd = await gather(url, people, sessionId, tally, votes);
  const listening = () =>
    Promise.all(
      crowd.ledgers
        .at(-1)!
        .listeners.map(({ socket }) => asked(socket, "listening", { sessionId, playing: true })),
    );
  const scene: Scene = { url, people, crowd, sessionId, queue: () => waiting, votes, tally };
  const all = habits(scene);
  const watched = await Promise.all(apps.map((app) => Watched.open(app)));
  const members = await Promise.all(people.rooms.map(({ id }) => call<RoomDto>(`/rooms/${id}`)));
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  const total = MINUTES * 60_000;
  let [looked, tracks, warmRounds] = [0, 0, 0];
  for (let round = 0; elapsed() < total || round < 3; round += 1) {
    if (warmRounds === 0 && round > 0 && elapsed() >= total * WARM_UP) {
      warmRounds = round;
      tally.begin();
    }
    await fillQueue();
    await listening();
    for (const node of watched) await node.begin();
    await Promise.all([...all.map((habit) => practised(habit, ROUND)), storm(scene, ROUND / 2)]);
    for (const ledger of crowd.ledgers) looked += await ledger.settle();
    tracks += await votes.settle(readQueue);
    crowd.sentAt.clear();
    for (const { id, memberCount } of members) {
      const now = await call<RoomDto>(`/rooms/${id}`);
      if (now.memberCount !== memberCount)
        tally.fault("members miscounted", `${now.memberCount}, not ${memberCount}`);
    }
    for (const [n, node] of watched.entries()) {
      await node.end();
      await readAll(scene, apps[n]!.url);
      await node.sample(elapsed() / 1000);
    }
    console.error(`soak: ${(elapsed() / 60_000).toFixed(1)} min, ${tally.faultCount} faults`);
  }
  for (const listener of crowd.all) listener.close();
  for (const node of watched) node.close();
  await stop();
  for (const line of tally.faultLines) console.error(line);
  return [
    absolute(`soak, ${NODES === 1 ? "one node" : `${NODES} nodes`}`, " min", elapsed() / 60_000),
    ...tally.kinds.map(([kind, times]) =>
      latencies(`  ${kind}, ${times.length} times, p50 / p95 / p99`, times),
    ),
    absolute("  deliveries held against the log", "", looked),
    absolute("  votes of tracks held against those cast", "", tracks),
    absolute("  events that came twice and were known by their number", "", tally.counted("came twice")),
    absolute("  faults", "", tally.faultCount, { atMost: 0 }),
    ...watched.flatMap((node, n) => figuresOf(node, warmRounds, NODES === 1 ? "" : `, node ${n + 1}`)),
  ];
}

/** Does something again and again for a time; what takes longer than its turn leaves turns out. */
async function practised({ every, act }: Habit, ms: number): Promise<void> {
  const started = performance.now();
  await wait(Math.random() * every);
  while (performance.now() - started < ms) {
    const next = performance.now() + every;
    await act();
    await wait(Math.max(0, Math.min(next, started + ms) - performance.now()));
  }
}

/** Many lines break at the same moment, and everybody comes back. */
async function storm({ crowd }: Scene, after: number): Promise<void> {
  await wait(after);
  for (const listener of crowd.all) if (Math.random() < CUT) listener.cut();
}

function figuresOf({ samples, delays, busy }: Watched, warmRounds: number, of: string): Row[] {
  const measured = samples.slice(warmRounds);
  const late = delays.slice(warmRounds);
  const had = mean(busy.slice(warmRounds), (percent) => percent);
  const [live, resident] = [growth(measured, (one) => one.live), growth(measured, (one) => one.resident)];
  return [
    absolute(`  memory in use after a sweep, at the end${of}`, " MB", measured.at(-1)!.live),
    absolute(`    its growth since warm-up${of}`, " %", live.percent, { atMost: 1 }),
    absolute(`    the same, an hour${of}`, " MB", live.perHour),
    absolute(`  memory of the process, at the end${of}`, " MB", measured.at(-1)!.resident),
    absolute(`    its growth since warm-up${of}`, " %", resident.percent),
    absolute(`  processor time it had, of one processor${of}`, " %", had),
    absolute(`  event loop delayed, p50${of}`, " ms", Math.max(...late.map(({ p50 }) => p50))),
    absolute(`    p99 of the worst round${of}`, " ms", Math.max(...late.map(({ p99 }) => p99))),
    absolute(`    at most${of}`, " ms", Math.max(...late.map(({ most }) => most))),
  ];
}
