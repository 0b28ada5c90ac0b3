import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QueueItemDto, SessionDto } from "~/domain/sessions/schema";
import { Client, newcomer, refusedWith } from "../support/api";
import { startApp, type App } from "../support/app";
import { someTrack } from "../support/session-clients";

let app: App;
let host: Client;
let other: Client;
let visitor: Client;
let session: SessionDto;
let item: QueueItemDto;

beforeAll(async () => {
  app = await startApp();
  await newcomer(app, "admin");
  [host, other] = [await newcomer(app, "host"), await newcomer(app, "other")];
  visitor = new Client(app.url);
  session = await started({ initialTrack: someTrack(600) });
  item = (await host.post<QueueItemDto>(at("/queue"), { trackRef: someTrack() })).body.data;
});
afterAll(() => app.stop());

async function started(input: object = {}): Promise<SessionDto> {
  const reply = await host.post<SessionDto>("/sessions", { genre: "House", ...input });
  expect(reply.status, reply.text).toBe(201);
  return reply.body.data;
}

const at = (more = "", { id }: { id: string } = session) => `/sessions/${id}${more}`;

describe("what is wrong is told by field", () => {
  const card = someTrack();
  it.each<[string, () => [string, string, unknown], string[]]>([
    ["a start without a genre", () => ["POST", "/sessions", {}], ["genre"]],
    ["a genre that is none", () => ["POST", "/sessions", { genre: "Noise from next door" }], ["genre"]],
    ["a mode that is none", () => ["POST", "/sessions", { genre: "House", mode: "LOUD" }], ["mode"]],
    [
      "rules out of range",
      () => ["POST", "/sessions", { genre: "House", skipShare: 0, perPerson: 101, trackMax: 1.5 }],
      ["perPerson", "skipShare", "trackMax"],
    ],
    ["a name that is too long", () => ["PATCH", at(), { sessionName: "x".repeat(101) }], ["sessionName"]],
    ["a track that is missing", () => ["POST", at("/queue"), {}], ["trackRef"]],
    [
      "a track and an address",
      () => ["POST", at("/queue"), { trackRef: card, trackUrl: card.url }],
      ["trackUrl"],
    ],
    [
      "an address that is no track's",
      () => ["POST", at("/queue"), { trackUrl: "https://example.com/" }],
      ["trackUrl"],
    ],
    [
      "a vote that is none",
      () => ["POST", at(`/queue/${item.id}/vote`), { voteType: "SIDEWAYS" }],
      ["voteType"],
    ],
    ["no vote at all", () => ["POST", at(`/queue/${item.id}/vote`), {}], ["voteType"]],
    ["a turn that is none", () => ["POST", at("/skip"), { turn: "next" }], ["turn"]],
    ["an empty message", () => ["POST", at("/messages"), { text: "  " }], ["text"]],
    ["nobody to hand over to", () => ["POST", at("/host"), {}], ["userId"]],
    ["nobody to invite", () => ["POST", at("/co-djs"), { userId: 5 }], ["userId"]],
    ["a page that is too long", () => ["GET", "/sessions/active?limit=101", undefined], ["limit"]],
    ["a number that is none", () => ["GET", at("/events?after=-1"), undefined], ["after"]],
  ])("%s", async (_, request, fields) => {
    const [method, path, body] = request();
    // Whoever asks may do it: a refusal is about what was sent.
    const refusal = refusedWith(
      await (path.includes("/vote") ? other : host).send(method, path, body),
      400,
      "invalid",
    );
    expect(Object.keys(refusal.fields ?? {}).sort()).toEqual(fields);
  });

  it("a track field that is unknown, a body that is no JSON, and a cursor that was never given out", async () => {
    refusedWith(await host.post(at("/queue"), { trackRef: { ...someTrack(), volume: 11 } }), 400, "invalid");
    refusedWith(await host.post(at("/queue"), "{"), 400, "invalid");
    refusedWith(await host.post(at("/queue"), "x=1", { "Content-Type": "text/plain" }), 415, "unsupported");
    refusedWith(await host.post(at("/messages"), { text: "x".repeat(70_000) }), 413, "too_large");
    for (const path of ["/sessions/active", "/sessions/recent/ended", at("/history"), at("/messages")])
      refusedWith(await host.get(`${path}?cursor=made-up`), 400, "invalid");
  });
});

describe("what is not there", () => {
  it("is not found, by every name of nothing", async () => {
    for (const id of [randomUUID(), "nothing", "%00", "__proto__", "x".repeat(400)]) {
      for (const more of ["", "/queue", "/people", "/history", "/events", "/messages"])
        refusedWith(await visitor.get(`/sessions/${id}${more}`), 404, "not_found");
      for (const more of ["/join", "/leave", "/skip", "/pause", "/resume", "/end", "/booth", "/link"])
        refusedWith(await host.post(`/sessions/${id}${more}`, {}), 404, "not_found");
      refusedWith(await host.post(`/sessions/${id}/queue`, { trackRef: someTrack() }), 404, "not_found");
      refusedWith(await host.post(at(`/queue/${id}/vote`), { voteType: "UPVOTE" }), 404, "not_found");
      refusedWith(await host.delete(at(`/queue/${id}`)), 404, "not_found");
      refusedWith(await host.patch(at(`/queue/${id}`), {}), 404, "not_found");
      refusedWith(await host.post(at(`/queue/${id}/again`)), 404, "not_found");
      refusedWith(await host.delete(at(`/messages/${id}`)), 404, "not_found");
      refusedWith(await host.post(`/sessions/links/${id}/accept`), 404, "not_found");
      refusedWith(await host.post(`/users/${id}/follow`), 404, "not_found");
    }
    refusedWith(await host.post("/sessions", { genre: "House", roomId: randomUUID() }), 404, "not_found");
  });

  it("a track of another session is not found in this one", async () => {
    const elsewhere = await started();
    refusedWith(
      await other.post(at(`/queue/${item.id}/vote`, elsewhere), { voteType: "UPVOTE" }),
      404,
      "not_found",
    );
    refusedWith(await host.delete(at(`/queue/${item.id}`, elsewhere)), 404, "not_found");
  });
});

describe("what cannot be done", () => {
  it("voting on one's own track, or on one that is over", async () => {
    refusedWith(await host.post(at(`/queue/${item.id}/vote`), { voteType: "UPVOTE" }), 403, "forbidden");
    const ended = await started({ initialTrack: someTrack(600) });
    await host.patch(at("/end", ended), {});
    refusedWith(
      await other.post(at(`/queue/${ended.playingItemId}/vote`, ended), { voteType: "UPVOTE" }),
      409,
      "conflict",
    );
  });

  it("a second session in a room: the answer names the first", async () => {
    const room = await host.room({ name: "Just one" });
    const first = await started({ roomId: room.id, sessionName: "The first" });
    const refusal = refusedWith(
      await host.post("/sessions", { genre: "House", roomId: room.id }),
      409,
      "conflict",
    );
    expect(refusal.message).toContain("The first");
    await host.patch(at("/end", first), {});
    expect((await host.post("/sessions", { genre: "House", roomId: room.id })).status).toBe(201);
  });

  it("adding what waits already, was played lately, is too long, or too much", async () => {
    const mine = await started();
    const track = someTrack();
    const add = (trackRef: unknown, who = other) => who.post(at("/queue", mine), { trackRef });
    expect((await add(someTrack(600))).status).toBe(201);
    expect((await add(track)).status).toBe(201);
    refusedWith(await add(track, host), 409, "conflict");
    expect((await add(someTrack())).status).toBe(201);
    const enough = refusedWith(await add(someTrack()), 409, "conflict");
    expect(enough.message).toMatch(/2/);
    refusedWith(await add(someTrack(16 * 60), host), 400, "invalid");
    await host.post(at("/skip", mine), {});
    const lately = refusedWith(await add({ ...track }, host), 409, "conflict");
    expect(lately.message.length).toBeGreaterThan(10);
  });

  it("anything in a session that has ended", async () => {
    const over = await started();
    await host.patch(at("/end", over), {});
    for (const [path, body] of [
      ["/queue", { trackRef: someTrack() }],
      ["/messages", { text: "anybody?" }],
      ["/skip", {}],
      ["/pause", {}],
      ["/resume", {}],
      ["/booth", {}],
      ["/co-djs/ask", {}],
      ["/join", {}],
    ] as const)
      refusedWith(await host.post(at(path, over), body), 409, "conflict");
    refusedWith(await host.patch(at("", over), { genre: "Techno" }), 409, "conflict");
  });

  it("stepping up where there is no booth, following oneself, answering what was not asked", async () => {
    refusedWith(await other.post(at("/booth")), 409, "conflict");
    expect((await host.post(`/users/${host.userId}/follow`)).status).toBeGreaterThanOrEqual(400);
    for (const path of ["/co-djs/accept", `/co-djs/${other.userId}/accept`])
      expect((await host.post(at(path))).status).toBeGreaterThanOrEqual(403);
    refusedWith(await host.post(at("/resume")), 409, "conflict");
  });
});

it("a key makes a track that is sent again one track", async () => {
  const mine = await started();
  const body = { trackRef: someTrack() };
  const key = { "Idempotency-Key": randomUUID() };
  const [first, again] = [
    await host.post<QueueItemDto>(at("/queue", mine), body, key),
    await host.post<QueueItemDto>(at("/queue", mine), body, key),
  ];
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body).toEqual(first.body);
  expect(again.headers.get("Idempotency-Replayed")).toBe("true");
  refusedWith(await host.post(at("/queue", mine), { trackRef: someTrack() }, key), 409, "conflict");
});
