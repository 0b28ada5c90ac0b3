import { afterAll, beforeAll, expect, it } from "vitest";
import type { QueueItemDto, SessionDto } from "~/domain/sessions/schema";
import { newcomer, type Client } from "../support/api";
import { startApp, type App } from "../support/app";
import { someTrack } from "../support/session-clients";

let app: App;
let host: Client;
let crowd: Client[];

beforeAll(async () => {
  app = await startApp();
  await newcomer(app, "admin");
  host = await newcomer(app, "host");
  crowd = [];
  for (let n = 0; n < 12; n += 1) crowd.push(await newcomer(app, "crowd"));
});
afterAll(() => app.stop());

async function started(input: object = {}): Promise<SessionDto> {
  const { status, body, text } = await host.post<SessionDto>("/sessions", { genre: "House", ...input });
  expect(status, text).toBe(201);
  return body.data;
}

const at = ({ id }: SessionDto, more = "") => `/sessions/${id}${more}`;
const add = (session: SessionDto, who: Client, track = someTrack(600)) =>
  who.post<QueueItemDto>(at(session, "/queue"), { trackRef: track });
const now = async (session: SessionDto) => (await host.get<SessionDto>(at(session))).body.data;
const statuses = (replies: { status: number }[]) => replies.map(({ status }) => status).sort();

it.each([
  ["naming the turn", 8, { turn: 1 }],
  ["naming none", 2, {}],
])("skips at once skip one track (%s)", async (_, count, body) => {
  const session = await started({ perPerson: 20 });
  for (let n = 0; n < 6; n += 1) await add(session, host);
  // The connections are there already: a request that has to make one first is no longer at once.
  await Promise.all(Array.from({ length: count }, () => now(session)));
  const skips = Array.from({ length: count }, () => host.post(at(session, "/skip"), body));
  const replies = await Promise.all(skips);
  expect(new Set(statuses(replies))).toEqual(new Set([200]));
  const { turn, queueLength } = await now(session);
  expect([turn, queueLength]).toEqual([2, 4]);
});

it("an end against adds leaves nothing waiting: each was answered what became of it", async () => {
  for (let round = 0; round < 5; round += 1) {
    const session = await started({ perPerson: 20, initialTrack: someTrack(600) });
    const [ended, ...adds] = await Promise.all([
      host.patch(at(session, "/end"), {}),
      ...crowd.map((who) => add(session, who)),
    ]);
    expect(ended.status).toBe(200);
    expect(adds.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const { status, queueLength, nowPlayingRef } = await now(session);
    expect({ status, queueLength, nowPlayingRef }).toEqual({
      ...{ status: "ENDED", queueLength: 0, nowPlayingRef: null },
    });
    expect((await host.get<QueueItemDto[]>(at(session, "/queue"))).body.data).toEqual([]);
  }
});

it("starts at once in one room make one, and the others name it", async () => {
  const room = await host.room({ name: "Crowded" });
  for (const who of crowd) await who.join(room);
  const replies = await Promise.all(
    crowd.map((who) => who.post<SessionDto>("/sessions", { genre: "House", roomId: room.id })),
  );
  expect(statuses(replies)).toEqual([201, ...Array<number>(crowd.length - 1).fill(409)]);
});

it("votes at once count each account once, whatever its last word", async () => {
  const session = await started({ initialTrack: someTrack(600) });
  const { id } = (await add(session, host)).body.data;
  await Promise.all(
    crowd.flatMap((who) =>
      ["DOWNVOTE", "UPVOTE", null, "UPVOTE"].map((voteType) =>
        who.post(at(session, `/queue/${id}/vote`), { voteType }),
      ),
    ),
  );
  for (const who of crowd) await who.post(at(session, `/queue/${id}/vote`), { voteType: "UPVOTE" });
  const queue = (await host.get<QueueItemDto[]>(at(session, "/queue"))).body.data;
  const voted = queue.find((item) => item.id === id);
  // Downvotes at once may have dropped it: then it is out of the queue, and took no more votes.
  if (voted) expect([voted.upvotes, voted.downvotes]).toEqual([crowd.length, 0]);
  else expect((await now(session)).queueLength).toBe(0);
});

it("adds at once stay within what a person may have waiting, and the same track waits once", async () => {
  const session = await started({ initialTrack: someTrack(600) });
  const own = await Promise.all(Array.from({ length: 8 }, () => add(session, crowd[0]!)));
  expect(statuses(own)).toEqual([201, 201, ...Array<number>(6).fill(409)]);
  const track = someTrack(600);
  const same = await Promise.all(crowd.slice(1).map((who) => add(session, who, track)));
  expect(statuses(same)).toEqual([201, ...Array<number>(crowd.length - 2).fill(409)]);
});

it("a skip against removing what comes next plays what is there, one at a time", async () => {
  const session = await started({ perPerson: 20 });
  const items: string[] = [];
  for (let n = 0; n < 6; n += 1) items.push((await add(session, host)).body.data.id);
  await Promise.all([
    host.post(at(session, "/skip"), { turn: 1 }),
    ...items.slice(1, 4).map((id) => host.delete(at(session, `/queue/${id}`))),
  ]);
  const { playingItemId, turn } = await now(session);
  const queue = (await host.get<QueueItemDto[]>(at(session, "/queue"))).body.data;
  expect(queue.filter(({ state }) => state === "PLAYING").map(({ id }) => id)).toEqual([playingItemId]);
  expect([2, 3]).toContain(turn);
  expect(items.slice(4)).toEqual(expect.arrayContaining(queue.slice(1).map(({ id }) => id)));
});
