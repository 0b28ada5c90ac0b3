import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startApp } from "../../support/app";
import { startBaseline } from "../baseline";
import { ask, bearer, cookie, inTurns, load, mean, type Load } from "../http";
import { absolute, compared, type Row } from "../report";
import { accounts, letIn, livelyRoom, seeded, words } from "../seed";

const CLIENTS = 16;
const ROUNDS = 2;
const SECONDS = 4;

/** A room's page: a member's, a member's after each post, and a visitor's. */
export async function pages(): Promise<Row[]> {
  const { dataDir, room, ownerToken, members } = await seeded(async () => {
    const lively = await livelyRoom();
    const members = await accounts(CLIENTS, "BROWSER");
    await letIn(lively.room.id, members);
    return { ...lively, members };
  });
  const app = await startApp({ dataDir });
  const plain = await startBaseline("plain-remix/server.tsx", { DATABASE: join(dataDir, "rooms.db") });
  const page = `/rooms/${room.slug}`;
  const asMembers = members.map(({ token }) => cookie(token));
  const nobody = members.map(() => ({}));

  const { body: seen } = await ask(app.url + page, asMembers[0]);
  if (!seen.includes(`p_${members[0]!.id.slice(-12)}`)) throw new Error("The page does not know its member.");

  const remixed = (seconds: number) => load({ url: plain.url + page, clients: nobody, seconds });
  const member = (seconds: number) => load({ url: app.url + page, clients: asMembers, seconds });
  await remixed(2);
  await member(2);
  const read = await inTurns(
    ROUNDS,
    () => member(SECONDS),
    () => remixed(SECONDS),
  );
  const changing = await inTurns(
    ROUNDS,
    () =>
      afterEachPost(
        app.url,
        room.id,
        ownerToken,
        asMembers.map((headers) => [app.url + page, headers]),
      ),
    () =>
      afterEachPost(
        app.url,
        room.id,
        ownerToken,
        nobody.map((headers) => [plain.url + page, headers]),
      ),
  );
  await plain.stop();

  const bodyFile = join(dataDir, "page.html");
  writeFileSync(bodyFile, (await ask(app.url + page)).body);
  const bare = await startBaseline("bare-http.ts", { BODY: bodyFile });
  const preview = await inTurns(
    ROUNDS,
    () => load({ url: app.url + page, clients: nobody, seconds: SECONDS }),
    () => load({ url: bare.url, clients: nobody, seconds: SECONDS }),
  );
  await bare.stop();
  await app.stop();

  const rate = (round: Load) => round.rate;
  return [
    compared("member's room page, 16 clients", "/s", mean(read.ours, rate), mean(read.baseline, rate), {
      atLeast: 3,
    }),
    absolute("  its p99", " ms", Math.max(...read.ours.map(({ p99 }) => p99)), { atMost: 100 }),
    compared(
      "member's room page, a post before each 16",
      "/s",
      mean(changing.ours, (rate) => rate),
      mean(changing.baseline, (rate) => rate),
    ),
    compared(
      "visitor's preview / bare node:http",
      "/s",
      mean(preview.ours, rate),
      mean(preview.baseline, rate),
      {
        atLeast: 0.5,
      },
    ),
  ];
}

/**
 * Everybody asks at once, again and again, each time after a post that makes every page anew.
 * @returns pages a second, the posts' own time left out
 */
async function afterEachPost(
  app: string,
  roomId: string,
  token: string,
  asked: [url: string, headers: Record<string, string>][],
): Promise<number> {
  const ROUNDS_OF_POSTS = 25;
  let spent = 0;
  for (let round = 0; round < ROUNDS_OF_POSTS; round += 1) {
    await ask(`${app}/api/v1/rooms/${roomId}/messages`, bearer(token), { text: words(round) });
    await wait(5);
    const started = performance.now();
    await Promise.all(asked.map(([url, headers]) => ask(url, headers)));
    spent += performance.now() - started;
  }
  return (ROUNDS_OF_POSTS * asked.length) / (spent / 1000);
}
