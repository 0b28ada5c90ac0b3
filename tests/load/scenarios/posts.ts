import { randomUUID } from "node:crypto";
import type { Socket } from "socket.io-client";
import { startApp } from "../../support/app";
import { personOf, room } from "../../support/people";
import { bearer, load } from "../http";
import { absolute, type Row } from "../report";
import { accounts, letIn, seeded, words } from "../seed";
import { asked, joinAll } from "../sockets";

const WRITERS = 16;
const SECONDS = 5;
const TARGET = { atLeast: 1000 };

/** Posts acknowledged a second: each is on the disk by then. */
export async function posts(): Promise<Row[]> {
  const { dataDir, roomId, writers } = await seeded(async () => {
    const writers = await accounts(WRITERS, "API");
    const { id } = await room(await personOf(writers[0]!.token, "API"));
    await letIn(id, writers.slice(1));
    return { roomId: id, writers };
  });
  const tokens = writers.map(({ token }) => token);
  const app = await startApp({ dataDir });
  const { sockets } = await joinAll(app.url, tokens, { roomId });
  await bySocket(sockets, roomId, 1);
  const socketRate = await bySocket(sockets, roomId, SECONDS);
  for (const socket of sockets) socket.disconnect();
  let sent = 0;
  const byApi = (seconds: number) =>
    load({
      url: `${app.url}/api/v1/rooms/${roomId}/messages`,
      clients: tokens.map(bearer),
      seconds,
      body: () => JSON.stringify({ text: words(sent++), clientId: randomUUID() }),
    });
  await byApi(1);
  const { rate: apiRate } = await byApi(SECONDS);
  await app.stop();
  return [
    absolute("posts acknowledged, 16 sockets in the room", "/s", socketRate, TARGET),
    absolute("posts acknowledged, 16 API clients", "/s", apiRate, TARGET),
  ];
}

/** Each sends its next post when the last one is acknowledged. */
async function bySocket(sockets: Socket[], roomId: string, seconds: number): Promise<number> {
  const started = performance.now();
  const until = started + seconds * 1000;
  let acknowledged = 0;
  await Promise.all(
    sockets.map(async (socket) => {
      while (performance.now() < until) {
        await asked(socket, "message", { roomId, text: words(acknowledged), clientId: randomUUID() });
        acknowledged += 1;
      }
    }),
  );
  return acknowledged / ((performance.now() - started) / 1000);
}
